/** Texts made by the build's sandbox plugin. */
declare module 'virtual:sandbox/frame' {
  const document: string;
  export default document;
  /** The same document as a file of the site. */
  export const frameUrl: string;
}
declare module 'virtual:sandbox/runtime' {
  const text: string;
  export default text;
}
declare module 'virtual:sandbox/library' {
  const text: string;
  export default text;
}
