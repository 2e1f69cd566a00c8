export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Text sizes, as multiples of the browser's own. */
export const textSizes = [1, 1.125, 1.25, 1.5] as const;
export type TextSize = (typeof textSizes)[number];

/** How many reviews a day at most. */
export const reviewCaps = [5, 10, 20, 40, 80] as const;
export type ReviewCap = (typeof reviewCaps)[number];

const key = 'rapport:preferences';

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** How the learner likes Rapport to look and sound; kept in localStorage and shown on the page at once. */
export class Preferences {
  readonly #store: Store | undefined;
  readonly #root: HTMLElement;
  #theme = $state<Theme>('system');
  #textSize = $state<TextSize>(1);
  #aloud = $state(false);
  #clocks = $state(true);
  #weighed = $state(false);
  #reviews = $state<ReviewCap>(20);

  constructor(store: Store | undefined = storeOf(globalThis), root: HTMLElement = document.documentElement) {
    this.#store = store;
    this.#root = root;
    const kept = read(store);
    this.#theme = themes.find((t) => t === kept['theme']) ?? 'system';
    this.#textSize = textSizes.find((s) => s === kept['textSize']) ?? 1;
    this.#aloud = kept['aloud'] === true;
    this.#clocks = kept['clocks'] !== false;
    this.#weighed = kept['weighed'] === true;
    this.#reviews = reviewCaps.find((c) => c === kept['reviews']) ?? 20;
    this.#show();
  }

  get theme(): Theme {
    return this.#theme;
  }
  set theme(theme: Theme) {
    this.#theme = theme;
    this.#keep();
  }

  get textSize(): TextSize {
    return this.#textSize;
  }
  set textSize(size: TextSize) {
    this.#textSize = size;
    this.#keep();
  }

  /** Whether new lines of the customer are read aloud. */
  get aloud(): boolean {
    return this.#aloud;
  }
  set aloud(aloud: boolean) {
    this.#aloud = aloud;
    this.#keep();
  }

  /** Whether clocks run where a scenario has them. */
  get clocks(): boolean {
    return this.#clocks;
  }
  set clocks(clocks: boolean) {
    this.#clocks = clocks;
    this.#keep();
  }

  /** Whether the learner says how sure they are of each choice. */
  get weighed(): boolean {
    return this.#weighed;
  }
  set weighed(weighed: boolean) {
    this.#weighed = weighed;
    this.#keep();
  }

  /** How many reviews a day at most. */
  get reviews(): ReviewCap {
    return this.#reviews;
  }
  set reviews(cap: ReviewCap) {
    this.#reviews = cap;
    this.#keep();
  }

  #keep(): void {
    const { theme, textSize, aloud, clocks, weighed, reviews } = this;
    try {
      this.#store?.setItem(key, JSON.stringify({ theme, textSize, aloud, clocks, weighed, reviews }));
    } catch {
      // Full or forbidden: it holds until the page is closed.
    }
    this.#show();
  }

  #show(): void {
    if (this.#theme === 'system') delete this.#root.dataset['theme'];
    else this.#root.dataset['theme'] = this.#theme;
    this.#root.style.setProperty('--text-size', String(this.#textSize));
  }
}

function storeOf(place: { localStorage?: Storage }): Store | undefined {
  try {
    return place.localStorage;
  } catch {
    return undefined;
  }
}

function read(store: Store | undefined): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(store?.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
