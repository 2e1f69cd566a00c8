import { inject, parse as patternOf } from 'regexparam';
import type { Place, Who } from '#learner';
import type { Mode } from '#model';
import type { Middle, StudioPlace } from '#studio';

export type Route = Place | StudioPlace;

/** Every address of the app but those that lead nowhere. */
export const paths = {
  home: '/',
  module: '/module/:id',
  lobby: '/scenario/:id',
  play: '/play/:scenario/:who/:mode',
  attempt: '/attempt/:id',
  branch: '/attempt/:id/from/:turn',
  chance: '/attempt/:id/again',
  certificate: '/certificate/:id',
  verify: '/verify/:code?',
  handbook: '/handbook/:words?',
  principle: '/principle/:id',
  case: '/case/:module/:id',
  sheet: '/sheet/:id',
  worksheet: '/worksheet/:id',
  plan: '/plan/:id?',
  review: '/review',
  progress: '/progress',
  quizzes: '/quiz',
  quiz: '/quiz/:id',
  history: '/history',
  settings: '/settings',
  studio: '/studio',
  shared: '/studio/shared/:code', // these before a draft and its pane
  course: '/studio/course/:id',
  questions: '/studio/questions/:id',
  draft: '/studio/:id/:pane?',
} as const satisfies Record<Exclude<Route['at'], 'lost'>, string>;
export type Named = keyof typeof paths;

/** What the router found in an address; null where it could not be read. */
export type Found = Readonly<Record<string, string | null>>;

const lost: Route = { at: 'lost' };
// Named here too, because the schemas beside the lists of the model would make the first download larger.
const whos = { lively: 1, powerful: 1, peaceful: 1, analytical: 1, 'find-out': 1 } satisfies Record<Who, 1>;
const panes = { play: 1, map: 1, proof: 1, versions: 1, files: 1 } satisfies Record<Middle, 1>;
const modes = { practice: 1, assessed: 1 } satisfies Record<Mode, 1>;

/** The route behind a path and what was found in it. */
export function routeOf(at: Named, found: Found): Route {
  switch (at) {
    case 'module':
    case 'lobby':
    case 'attempt':
    case 'chance':
    case 'certificate':
    case 'course':
    case 'questions':
    case 'sheet':
    case 'worksheet':
    case 'quiz':
    case 'principle': {
      const { id } = found;
      return id ? { at, id } : lost;
    }
    case 'branch': {
      const { id, turn } = found;
      return id && turn && /^[1-9]\d{0,4}$/.test(turn) ? { at, id, turn: Number(turn) } : lost;
    }
    case 'plan': {
      const { id } = found;
      return id ? { at, id } : { at };
    }
    case 'draft': {
      const { id, pane } = found;
      if (!id || !pane) return id ? { at, id } : lost;
      return isOne(panes, pane) ? { at, id, pane } : lost;
    }
    case 'shared': {
      const { code } = found;
      return code ? { at, code } : lost;
    }
    case 'verify': {
      const { code } = found;
      return code ? { at, code } : { at };
    }
    case 'handbook': {
      const { words } = found;
      return words ? { at, words } : { at };
    }
    case 'case': {
      const { module, id } = found;
      return module && id ? { at, module, id } : lost;
    }
    case 'play': {
      const { scenario, who, mode } = found;
      return scenario && isOne(whos, who) && isOne(modes, mode) ? { at, scenario, who, mode } : lost;
    }
    default:
      return { at };
  }
}

function isOne<T extends object>(of: T, name: string | null | undefined): name is keyof T & string {
  return typeof name === 'string' && Object.hasOwn(of, name);
}

/** The address of a route, as it stands in a link. */
export function href(route: Route): string {
  if (route.at === 'lost') return '#/lost';
  const { at, ...values } = route;
  const coded = Object.entries(values).map(([key, value]: [string, string | number]) => [
    key,
    encodeURIComponent(value),
  ]);
  return `#${inject(paths[at], Object.fromEntries(coded) as Record<string, string>)}`;
}

/** The route that an address leads to; a fragment that is no path is home, as for the router. */
export function parse(hash: string): Route {
  const path = hash.startsWith('#/') ? (hash.slice(1).split('?')[0] ?? '/') : '/';
  for (const at of Object.keys(paths) as Named[]) {
    const { keys, pattern } = patternOf(paths[at]);
    const match = pattern.exec(path);
    if (match) return routeOf(at, Object.fromEntries(keys.map((key, i) => [key, decoded(match[i + 1])])));
  }
  return lost;
}

function decoded(part: string | undefined): string | null {
  try {
    return decodeURIComponent(part ?? '') || null;
  } catch {
    return null;
  }
}
