declare module 'natural/lib/natural/distance/jaro-winkler_distance.js' {
  export default function JaroWinklerDistance(
    a: string,
    b: string,
    options: { ignoreCase?: boolean; dj?: number },
  ): number;
}
declare module 'natural/lib/natural/phonetics/double_metaphone.js' {
  const DoubleMetaphone: { process(word: string): [string, string] };
  export default DoubleMetaphone;
}
