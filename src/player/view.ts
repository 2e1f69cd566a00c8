const gap = 8;

/** Scrolls so that the question is in view to its end, and the line before it from its beginning, below what covers it. */
export function bringIntoView(line: Element, question: Element, covers: readonly Element[]): void {
  question.scrollIntoView({ block: 'end' });
  const box = line.getBoundingClientRect();
  const bottoms = covers
    .map((cover) => cover.getBoundingClientRect())
    .filter((cover) => cover.left < box.right && cover.right > box.left)
    .map((cover) => cover.bottom);
  const hidden = Math.max(0, ...bottoms) + gap - box.top;
  if (hidden > 0) line.ownerDocument.scrollingElement?.scrollBy(0, -hidden);
}
