const PREFIX = 'convscope:prediction:';

/** What the student committed to for a prediction of a lesson; null where nothing is kept or may be kept. */
export function storedPrediction(lesson: string, prediction: string): string | null {
  try {
    return localStorage.getItem(`${PREFIX}${lesson}/${prediction}`);
  } catch {
    return null;
  }
}

/** Keeps what the student committed to; where storage is blocked or full it holds until the page is left. */
export function storePrediction(lesson: string, prediction: string, value: string | null): void {
  const key = `${PREFIX}${lesson}/${prediction}`;
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A prediction that is not kept is asked for again next time, nothing more.
  }
}
