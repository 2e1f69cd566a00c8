import type { Component, Snippet } from 'svelte';
import { loadBody } from '#content';
import { language } from '#i18n';
import type { Place, Ways } from './place.ts';
import type { Preferences } from './preferences.svelte.ts';

type At = Place['at'];

/** What every screen is given. */
export interface ScreenProps<A extends At = At> extends Ways {
  route: Extract<Place, { at: A }>;
  preferences: Preferences;
  /** The bar at the top, for every screen but the conversation. */
  bar: Snippet;
}

/** One screen for what is stored, and for what goes on from it; a component is of its own props alone for TypeScript. */
const attempt = <A extends 'attempt' | 'branch' | 'chance'>() =>
  import('./Attempt.svelte') as unknown as Promise<{ default: Component<ScreenProps<A>> }>;

const screens: { [A in At]: () => Promise<{ default: Component<ScreenProps<A>> }> } = {
  home: () => import('./Home.svelte'),
  module: () => import('./ModulePage.svelte'),
  lobby: () => import('./Lobby.svelte'),
  play: () => import('./Play.svelte'),
  attempt: attempt,
  branch: attempt,
  chance: attempt,
  certificate: () => import('./certificate/Certificate.svelte'),
  verify: () => import('./certificate/Verify.svelte'),
  handbook: () => import('./handbook/Handbook.svelte'),
  principle: () => import('./PrinciplePage.svelte'),
  case: () => import('./handbook/CasePage.svelte'),
  sheet: () => import('./handbook/TaskSheet.svelte'),
  worksheet: () => import('./workbook/Worksheet.svelte'),
  plan: () => import('./workbook/Plan.svelte'),
  review: () => import('./review/Review.svelte'),
  progress: () => import('./progress/Progress.svelte'),
  quizzes: () => import('./quiz/Choose.svelte'),
  quiz: () => import('./quiz/QuizScreen.svelte'),
  history: () => import('./History.svelte'),
  settings: () => import('./Settings.svelte'),
  lost: () => import('./Lost.svelte'),
};

/** Fetches the screen of a place; on the way to a conversation, its text is fetched at the same time. */
export async function loadScreen(place: Place): Promise<Component<ScreenProps>> {
  if (place.at === 'play') loadBody(place.scenario, language()).catch(() => undefined); // the screen asks again, and tells
  return (await screens[place.at]()).default as Component<ScreenProps>;
}
