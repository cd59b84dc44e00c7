/** Serves a folder of plain files below `base`; `port` 0 takes a free one. */
export function serve(options: {
  folder: string;
  base?: string;
  port?: number;
  host?: string;
}): Promise<{ url: string; close(): void }>;
