/** The programs of the sandbox as texts, each fetched when it is first needed. */
export interface SandboxTexts {
  /** The frame's document, and where the same is to be had as a file. */
  frame(): Promise<{ readonly document: string; readonly url: string }>;
  /** What runs in the worker. */
  runtime(): Promise<string>;
  /** The framework, as an expression that gives its exports. */
  library(): Promise<string>;
}
