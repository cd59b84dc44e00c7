const NOBODY: ReadonlySet<string> = new Set();

/** Whose things cells were seen to change in ways that their text does not show; it holds for that text alone. */
export class SeenChanges {
  private readonly cells = new Map<string, { code: string; owners: ReadonlySet<string> }>();

  /** The cells whose things one changes with this text, as far as runs have shown. */
  of(id: string, code: string): ReadonlySet<string> {
    const seen = this.cells.get(id);
    return seen?.code === code ? seen.owners : NOBODY;
  }

  add(id: string, code: string, owners: readonly string[]): void {
    if (owners.length === 0) return;
    this.cells.set(id, { code, owners: new Set([...this.of(id, code), ...owners]) });
  }
}
