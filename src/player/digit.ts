const typing = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]';

/**
 * The digit 1 to 9 that a key press means as a shortcut; undefined where it is meant for something else. Where the page
 * has a part that digits belong to (`data-digits`), they count in there alone; they never count for what is
 * not shown.
 */
export function digitOf(event: KeyboardEvent, list?: Element): number | undefined {
  if (event.defaultPrevented || event.repeat) return undefined;
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return undefined;
  if (event.target instanceof Element && event.target.closest(typing)) return undefined;
  const own = document.querySelector('[data-digits]');
  if (own && !(event.target instanceof Node && own.contains(event.target))) return undefined;
  if (list?.closest('[data-unseen]')) return undefined;
  if (document.querySelector('dialog[open]')) return undefined;
  return /^[1-9]$/.test(event.key) ? Number(event.key) : undefined;
}
