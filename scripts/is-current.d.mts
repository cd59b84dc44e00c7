/** Whether a file is there and none of the sources, files or folders, has changed since. */
export function isCurrent(built: string, sources: readonly string[]): boolean;
