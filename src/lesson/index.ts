export { escapeHtml } from './page-writer.ts';
export { highlight } from './highlight.ts';
export {
  type ExerciseFiles,
  type FrontMatter,
  type Lesson,
  type LessonFile,
  type Source,
} from './lesson.ts';
export { LessonError, type Problem } from './lesson-error.ts';
export { numberedName, type NumberedName } from './lesson-path.ts';
export { parseLesson } from './parse-lesson.ts';
export { parsePart, type Part } from './part.ts';
export { buildCourse, type Course, type CoursePart, type PartFolder } from './course.ts';
