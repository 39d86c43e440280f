/** The single file, for `require` and `<script>`: the public face, and what the other parts of the package must share with it. */
export * from './index.js';
export { checkEntries } from './names/check.js';
