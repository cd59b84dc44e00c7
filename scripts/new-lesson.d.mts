/** Makes the folder of a lesson; gives the files it wrote. */
export function newLesson(lessons: string, path: string, title: string): string[];
