import type { Room } from './room.svelte.ts';

/** Where the focus was last in each part of the room. */
const last = new WeakMap<Element, HTMLElement>();

/** What is typed outside the fields of the draft, or in one that waits for more (`data-own-undo`), is no edit of it, and keeps its own undo. */
function isApart(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || !target.matches('input, textarea')) return false;
  return target.closest('[data-own-undo]') !== null || !target.closest('[data-pane=edit], header');
}

/** The keys of the whole room: undo, redo, and F6 from part to part. */
export function pressed(room: Room, event: KeyboardEvent): void {
  if (event.key === 'F6') {
    event.preventDefault();
    goOn(event.shiftKey ? -1 : 1);
    return;
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isApart(event.target)) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  event.preventDefault();
  if (key === 'y' || event.shiftKey) room.redo();
  else room.undo();
}

const typing = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]';
const kept = 'rapport:list-of-keys';

/** Whether `?` shows the list of keys: a key of one sign can be turned off (WCAG 2.1.4). */
export const questionMark = {
  get on(): boolean {
    return localStorage.getItem(kept) !== 'off';
  },
  set on(on: boolean) {
    if (on) localStorage.removeItem(kept);
    else localStorage.setItem(kept, 'off');
  },
};

/** Whether a key press asks for the list of keys: `?` where nothing is typed and nothing lies over the room. */
export function asksForKeys({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if ((key !== '?' && key !== '？') || ctrlKey || metaKey || altKey || !questionMark.on) return false;
  if (target instanceof Element && target.closest(typing)) return false;
  return !document.querySelector('dialog[open]');
}

function goOn(by: 1 | -1): void {
  const parts = [...document.querySelectorAll('[data-part]')].filter((part) => !part.closest('[hidden]'));
  const { activeElement } = document;
  const here = parts.findIndex((part) => part.contains(activeElement));
  const from = parts[here];
  if (from && activeElement instanceof HTMLElement) last.set(from, activeElement);
  const next = parts.at((here + by + (here === -1 && by === -1 ? 1 : 0)) % parts.length);
  if (!next) return;
  const before = last.get(next);
  const first = '[role=treeitem][tabindex="0"], h2[tabindex], a[href], button, input, select, textarea';
  const target = before && next.contains(before) ? before : next.querySelector<HTMLElement>(first);
  target?.focus();
}
