export { buildCourse, type Course, type CoursePart, type PartFolder } from './course.ts';
export type { ExerciseFiles, Lesson, LessonFile, Source } from './lesson.ts';
export type { LessonError } from './lesson-error.ts';
export { escapeHtml } from './page-writer.ts';
