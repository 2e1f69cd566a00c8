/** Hands the learner a file to save. */
export function offer(name: string, text: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // Safari reads the file only after the click is over.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}
