/** Hands a text to the browser as a download. */
export async function saveFile(name: string, type: string, text: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by then; a page that stays open for days must not keep every export.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
