export { buildCourse, type Course, type CoursePart, type PartFolder } from './course.ts';
export { type ExerciseFiles, type Lesson, type LessonFile, type Source } from './lesson.ts';
export { type LessonError } from './lesson-error.ts';
export { escapeHtml } from './page-writer.ts';
