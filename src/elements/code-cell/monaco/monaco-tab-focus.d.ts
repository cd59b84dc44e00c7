/** What we use of Monaco's switch for the Tab key, which comes without types. */
declare module 'monaco-editor/editor/browser/config/tabFocus.js' {
  export const TabFocus: {
    /** Whether Tab leaves the editors of the page. */
    setTabFocusMode(leaves: boolean): void;
  };
}
