/** What a file that should have been the archive seems to be, as a sentence for the person who gave it. */
export function whyNotAnArchive(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'it is empty';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 512)).trimStart();
  if (/^(<!doctype html|<html|<head|<\?xml[^>]*>\s*<!doctype html)/i.test(head)) {
    return 'this is an HTML page, not an archive: the download led to a page instead of the file';
  }
  if (head.startsWith('PK')) return 'this is a ZIP file; take the official .tar.gz archive';
  if (/^(\x89PNG|\xff\xd8\xff|GIF8)/.test(head)) return 'this is a picture, not an archive';
  return 'it is neither a gzip nor a tar archive';
}
