import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildCourse,
  type Course,
  type ExerciseFiles,
  type LessonFile,
  type PartFolder,
} from '../../src/lesson/index.ts';

const EXERCISE_FILES = ['start', 'solution', 'check'] as const;

/** Reads the whole tree of lessons below `root`; what is wrong with one is in `errors`. */
export function readCourse(root: string): Course {
  return buildCourse(readPartFolders(root), readElements(root));
}

/** The folders `lessons/<part>/<lesson>` as they stand on disk; paths are the repository's, with `/`. */
export function readPartFolders(root: string): PartFolder[] {
  return folders(join(root, 'lessons')).map((part) => {
    const path = `lessons/${part}`;
    const yaml = join(root, path, 'part.yaml');
    return {
      path,
      yaml: existsSync(yaml) ? readFileSync(yaml, 'utf8') : undefined,
      lessons: folders(join(root, path))
        .filter((lesson) => existsSync(join(root, path, lesson, 'lesson.md')))
        .map((lesson) => readLesson(root, `${path}/${lesson}`)),
    };
  });
}

/** The custom elements there are: folders of `src/elements` that have a hyphen and a door. */
function readElements(root: string): Set<string> {
  const elements = join(root, 'src/elements');
  const tags = folders(elements).filter(
    (name) => name.includes('-') && existsSync(join(elements, name, 'index.ts')),
  );
  return new Set(tags);
}

function readLesson(root: string, folder: string): LessonFile {
  const exercises = join(root, folder, 'exercises');
  return {
    path: `${folder}/lesson.md`,
    text: readFileSync(join(root, folder, 'lesson.md'), 'utf8'),
    exercises: Object.fromEntries(
      folders(exercises).map((id) => [id, readExercise(join(exercises, id))]),
    ),
  };
}

function readExercise(folder: string): Partial<ExerciseFiles> {
  const there = EXERCISE_FILES.filter((name) => existsSync(join(folder, `${name}.ts`)));
  return Object.fromEntries(
    there.map((name) => [name, readFileSync(join(folder, `${name}.ts`), 'utf8')]),
  );
}

function folders(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
