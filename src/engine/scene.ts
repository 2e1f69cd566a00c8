import {
  forPersonality,
  kindOf,
  type Body,
  type Kind,
  type Meters,
  type Mood,
  type Node,
  type Text,
  type Voice,
} from '#model';
import { optionsOf } from './answer.ts';
import { at, stateOf, type Play } from './play.ts';
import { nodeOf, type Program } from './program.ts';
import { holds } from './rules.ts';
import type { State } from './state.ts';

/** Something that can be picked, sorted or put in order. */
export interface Part {
  id: string;
  text: Text;
}

/** What the learner is asked to decide, by kind; parts are in the order of the file, options only those open now. */
export type Decision =
  | { kind: 'choices'; options: Part[] }
  | { kind: 'reply'; options: (Part & { match: { en: string[]; zh: string[] } })[] }
  | { kind: 'several'; options: Part[]; atLeast: number; atMost: number }
  | { kind: 'order'; items: Part[] }
  | { kind: 'sort'; items: Part[]; groups: Part[] }
  | { kind: 'record'; fields: (Part & { options: Part[] })[] }
  | { kind: 'value'; min: number; max: number; step: number; start: number; unit: Text; text: Text };

/** What is on the stage at one moment. */
export interface Scene {
  node: string;
  turn: number;
  kind: Kind;
  /** A reaction of the voice, when the mood has just changed. */
  reaction?: Text;
  says: Text;
  cue?: Text;
  ask?: Text;
  mood: Mood;
  meters: Meters;
  /** Absent at an ending. */
  decision?: Decision;
}

const partsOf = (map: Record<string, Text | { text: Text }>): Part[] =>
  Object.entries(map).map(([id, x]) => ({ id, text: 'text' in x ? x.text : x }));

function openOptions(node: Node, state: State, program: Program): Part[] {
  const open: Part[] = [];
  for (const [id, { text, when }] of Object.entries(optionsOf(node)))
    if (!when || holds(when, state, program.who.personality)) open.push({ id, text });
  return open;
}

/** What can be decided at a node in this state; undefined at an ending. */
export function decisionOf(program: Program, node: Node, state: State): Decision | undefined {
  const options = () => openOptions(node, state, program);
  if ('choices' in node) return { kind: 'choices', options: options() };
  if ('several' in node) {
    const { atLeast, atMost } = node.several;
    return { kind: 'several', options: options(), atLeast, atMost };
  }
  if ('reply' in node) {
    const { choices } = node.reply;
    const match = (id: string) => choices[id]?.match ?? { en: [], zh: [] };
    return { kind: 'reply', options: options().map((o) => ({ ...o, match: match(o.id) })) };
  }
  if ('order' in node) return { kind: 'order', items: partsOf(node.order.items) };
  if ('sort' in node)
    return { kind: 'sort', items: partsOf(node.sort.items), groups: partsOf(node.sort.groups) };
  if ('record' in node) {
    const fields = Object.entries(node.record.fields);
    return {
      kind: 'record',
      fields: fields.map(([id, f]) => ({ id, text: f.label, options: partsOf(f.options) })),
    };
  }
  if ('value' in node) {
    const { min, max, step, start, unit, text } = node.value;
    return { kind: 'value', min, max, step, start, unit, text };
  }
  return undefined;
}

/** What is on the stage: the customer's line (after their reaction, where the mood has changed) and the decision. */
export function sceneOf(program: Program, play: Play, voices: Body['voices']): Scene {
  const node = nodeOf(program, at(play));
  const state = stateOf(play);
  const { personality } = program.who;
  const voice: Voice | undefined = voices[personality];
  const changed = state.turn > 0 && state.mood !== state.moodBefore;
  const nth = <T>(all: readonly T[] | undefined) => (all?.length ? all[state.turn % all.length] : undefined);
  const reaction = changed && !('end' in node) ? nth(voice?.[state.mood].lines) : undefined;
  const cue = node.cue
    ? forPersonality(node.cue, personality)
    : changed
      ? nth(voice?.[state.mood].cues)
      : undefined;
  const decision = decisionOf(program, node, state);
  return {
    node: at(play),
    turn: state.turn,
    kind: kindOf(node),
    ...(reaction ? { reaction } : {}),
    says: forPersonality(node.says, personality),
    ...(cue ? { cue } : {}),
    ...(node.ask ? { ask: node.ask } : {}),
    mood: state.mood,
    meters: state.meters,
    ...(decision ? { decision } : {}),
  };
}
