declare module 'jsonld' {
  interface Options {
    documentLoader: (url: string) => Promise<object>;
  }
  const jsonld: {
    expand(document: object, options: Options): Promise<unknown>;
    toRDF(document: object, options: Options): Promise<unknown>;
  };
  export default jsonld;
}
