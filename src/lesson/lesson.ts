/** Where a method or a figure comes from. */
export interface Source {
  readonly text: string;
  readonly url?: string;
}

/** What stands before a lesson's text, between two lines of `---`. */
export interface FrontMatter {
  readonly format: 1;
  readonly title: string;
  /** The one question at the lesson's head. */
  readonly question: string;
  /** Minutes it takes, 1 to 60. */
  readonly minutes: number;
  /** One sentence for the contents page. */
  readonly summary: string;
  readonly sources: readonly Source[];
  /** What the method does not show, in Markdown. */
  readonly limits: string;
}

/** The three files of an exercise, as text. */
export interface ExerciseFiles {
  readonly start: string;
  readonly solution: string;
  readonly check: string;
}

/** A lesson before it is parsed; nothing here has touched a disk. */
export interface LessonFile {
  /** Path in the repository, named in errors: `lessons/2-convolution/6-relu/lesson.md`. */
  readonly path: string;
  readonly text: string;
  /** Files of `exercises/<id>/` by id; a file that is not there is left out. */
  readonly exercises: Readonly<Record<string, Partial<ExerciseFiles>>>;
}

/** A lesson ready to be put on a page. */
export interface Lesson extends FrontMatter {
  /** The folder's name without its number: `relu`. */
  readonly slug: string;
  /** Part and lesson number: `2.6`. */
  readonly number: string;
  /** Path in the repository of `lesson.md`. */
  readonly path: string;
  /** The body as HTML. */
  readonly html: string;
  /** `limits` as HTML. */
  readonly limitsHtml: string;
  /** Custom elements the body uses, sorted, each once. */
  readonly tags: readonly string[];
  /** Ids of cells, predictions and exercises in the order of the text. */
  readonly cells: readonly string[];
  readonly predictions: readonly string[];
  readonly exercises: readonly string[];
  /** The titles of the exercises as HTML, by id. */
  readonly exerciseTitles: ReadonlyMap<string, string>;
  /** Slugs of other lessons the text links to. */
  readonly links: readonly string[];
}
