import type { CellOnPage, RunResult } from '../../runner/sandbox/index.ts';
import {
  FIRST_SEED,
  openNotebook,
  type CellFreshness,
  type Given,
  type NamedCell,
  type NameIssue,
  type NotebookState,
} from '../../runner/sandbox/notebook/index.ts';
import type { ProgressKey } from '../../lesson/progress/index.ts';
import { progress } from '../progress/index.ts';
import { lessonKernel, type LessonKernel } from './lesson-kernel.ts';
import { pageImage } from './page-image.ts';

/** A cell as its notebook deals with it. */
export interface NotebookMember extends HTMLElement {
  readonly cell: string;
  readonly code: string;
  /** Whether its code came from a link and nobody has read it yet. */
  readonly unread: boolean;
  run(): Promise<RunResult>;
  /** Takes away what it shows. */
  clear(): void;
  /** Puts the caret into its code. */
  focusCode(): void;
}

const NEVER: CellFreshness = { state: 'never' };

/**
 * The cells of one lesson on this page, in their order, and the kernel they share.
 *
 * Fires `change` when what a cell should say about itself may have changed.
 */
export class LessonNotebook extends EventTarget {
  private readonly members = new Set<NotebookMember>();
  private state: NotebookState | null = null;
  private opening: Promise<void> | null = null;

  constructor(
    readonly lesson: string,
    readonly kernel: LessonKernel,
  ) {
    super();
    kernel.addEventListener('reset', () => {
      this.state?.lost();
      this.tell();
    });
    progress.watch(this.key, () => this.regive());
    pageImage.addEventListener('change', () => this.regive());
  }

  /** Takes a cell in; returns what lets it go. */
  join(member: NotebookMember): () => void {
    this.members.add(member);
    this.edited();
    return () => {
      this.members.delete(member);
      this.edited();
    };
  }

  /** Gets ready to know names; without the parser, as when the network is gone, cells run all the same. */
  open(): Promise<void> {
    const image = pageImage.load().catch(() => null);
    this.opening ??= Promise.all([openNotebook(), image]).then(
      ([state]) => {
        this.state = state;
        state.give(this.given);
        this.edited();
      },
      () => void (this.opening = null),
    );
    return this.opening;
  }

  /** All cells with what they declare, in the order of the page; undefined where that is not known. */
  get page(): readonly CellOnPage[] | undefined {
    return this.state?.page;
  }

  /** All cells with the names in their code, in order; none before they are known. */
  get named(): readonly NamedCell[] {
    return this.state?.named ?? [];
  }

  /** The code of a cell has changed, or a cell has come or gone. */
  edited(): void {
    const cells = this.inOrder.map(({ cell, code }) => ({ id: cell, code }));
    this.state?.update(cells);
    // A link to the cell says which image it goes with, whether it was run or not.
    if (cells.some(({ code }) => takesImage(code))) void pageImage.load().catch(() => null);
    this.tell();
  }

  /** What the random numbers of its cells begin from. */
  get seed(): number {
    return progress.get(this.key)?.seed ?? FIRST_SEED;
  }

  set seed(seed: number) {
    progress.set(this.key, seed === FIRST_SEED ? null : { seed });
    this.regive();
  }

  /** What the page gives to a cell that runs now. */
  get given(): Given {
    return { seed: this.seed, image: pageImage.now?.name ?? '' };
  }

  /** A cell has run with this code, and what the page gave it then. */
  ran(cell: string, code: string, given: Given, result: RunResult): void {
    if (result.status === 'stopped') return;
    const { status, changed } = result;
    this.state?.ran(cell, { ok: status === 'done', code, given, changed });
    this.tell();
  }

  /** The number of a cell among the lesson's, from 1. */
  numberOf(member: NotebookMember): number {
    return this.inOrder.indexOf(member) + 1;
  }

  get size(): number {
    return this.members.size;
  }

  freshness(cell: string): CellFreshness {
    return this.state?.freshness(cell) ?? NEVER;
  }

  issues(cell: string): readonly NameIssue[] {
    return this.state?.issues(cell) ?? [];
  }

  /**
   * Runs what a cell needs and has not, and then the cell, in order, until one fails or came from a link.
   *
   * @returns the number of a cell whose code came from a link, before which it stopped; 0 where there is none
   */
  async runTo(cell: string): Promise<number> {
    await this.open();
    return this.runAll(this.state?.planTo(cell) ?? [cell]);
  }

  /** Runs all cells in order in a kernel that has seen none; stops and returns as `runTo`. */
  async runAfresh(): Promise<number> {
    await this.restart();
    return this.runAll(this.inOrder.map(({ cell }) => cell));
  }

  /** Clears all that cells have declared and shown. */
  async restart(): Promise<void> {
    await this.kernel.restart();
    this.state?.restart();
    for (const member of this.members) member.clear();
    this.tell();
  }

  /** The cell after one on the page; null after the last. */
  next(member: NotebookMember): NotebookMember | null {
    return this.inOrder[this.numberOf(member)] ?? null;
  }

  /** Whether a cell, or one above it whose functions it may call, takes the chosen image. */
  takesImage(member: NotebookMember): boolean {
    const above = this.inOrder.slice(0, this.numberOf(member));
    return above.some(({ code }) => takesImage(code));
  }

  private async runAll(cells: readonly string[]): Promise<number> {
    for (const cell of cells) {
      const member = this.find(cell);
      // Asked of each when its turn comes: a link may be opened while the others run.
      if (member?.unread) return this.numberOf(member);
      const result = await member?.run();
      if (result?.status !== 'done') return 0;
    }
    return 0;
  }

  private find(cell: string): NotebookMember | undefined {
    return this.inOrder.find((member) => member.cell === cell);
  }

  private get key(): ProgressKey<'seed'> {
    return { lesson: this.lesson, kind: 'seed', id: 'kernel' };
  }

  private regive(): void {
    this.state?.give(this.given);
    this.tell();
  }

  private get inOrder(): NotebookMember[] {
    return [...this.members].sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
  }

  private tell(): void {
    this.dispatchEvent(new Event('change'));
  }
}

/** Whether code asks for the image in use on the page. */
function takesImage(code: string): boolean {
  return code.includes('chosenImage');
}

const notebooks = new Map<string, LessonNotebook>();

/** The one notebook of a lesson on this page; made when it is first asked for. */
export function lessonNotebook(lesson: string): LessonNotebook {
  let notebook = notebooks.get(lesson);
  if (!notebook)
    notebooks.set(lesson, (notebook = new LessonNotebook(lesson, lessonKernel(lesson))));
  return notebook;
}
