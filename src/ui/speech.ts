/** Whether this browser can read aloud. */
export function canSpeak(): boolean {
  return typeof speechSynthesis !== 'undefined';
}

/** Reads a text aloud, after silencing what is still being read; nothing where the browser cannot. */
export function speak(text: string, language: 'en' | 'zh'): void {
  if (!canSpeak()) return;
  speechSynthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language === 'zh' ? 'zh-CN' : 'en-GB';
  speechSynthesis.speak(utterance);
}

/** Stops reading aloud. */
export function hush(): void {
  if (canSpeak()) speechSynthesis.cancel();
}
