import {
  forPersonality,
  type Body,
  type Effect,
  type Integrity,
  type Marks,
  type Meters,
  type Mood,
  type Node,
  type Text,
} from '#model';
import { readAnswer } from './answer.ts';
import { begin, stateOf, step, type Play } from './play.ts';
import { nodeOf, type Program } from './program.ts';
import { sceneOf, type Scene } from './scene.ts';
import type { Change } from './state.ts';

/** A breach of integrity in an attempt. */
export interface Breach {
  of: Integrity;
  what: Text;
  comesOut: Text;
}

/** One turn: the scene, what the learner chose, and what it did. */
export interface Beat {
  /** 0 for the first. */
  n: number;
  scene: Scene;
  answer: string;
  /** The choice, result or picks that the answer amounts to. */
  move: string;
  /** What the learner said or did, line by line. */
  told: Text[];
  acts: string[];
  marks: Marks;
  because: Text[];
  breaches: Breach[];
  changes: readonly Change[];
  before: Meters;
  after: Meters;
  moodAfter: Mood;
}

const number = (text: Text, answer: string): Text => ({
  en: text.en.replaceAll('{value}', answer),
  zh: text.zh.replaceAll('{value}', answer),
});

/** What an answer sounds or looks like in the conversation, line by line. */
export function toldOf(node: Node, answer: string): Text[] {
  const listed = (n: number, text: Text): Text => ({
    en: `${String(n)}. ${text.en}`,
    zh: `${String(n)}. ${text.zh}`,
  });
  const both = (a: Text, b: Text): Text => ({ en: `${a.en}: ${b.en}`, zh: `${a.zh}：${b.zh}` });
  if ('order' in node)
    return answer
      .split('>')
      .flatMap((id) => node.order.items[id] ?? [])
      .map((t, i) => listed(i + 1, t));
  if ('sort' in node || 'record' in node) {
    const pairs = answer.split('+').map((p) => p.split('='));
    return pairs.flatMap(([key = '', value = '']) => {
      const left = 'sort' in node ? node.sort.items[key]?.text : node.record.fields[key]?.label;
      const right = 'sort' in node ? node.sort.groups[value] : node.record.fields[key]?.options[value];
      return left && right ? [both(left, right)] : [];
    });
  }
  if ('value' in node) return [number(node.value.text, answer)];
  const move = readAnswer(node, answer);
  return (move?.effects ?? []).flatMap((e) => ('text' in e ? [e.text as Text] : []));
}

/** The marks that some effects give this personality, added up by principle. */
function marksOf(effects: readonly Effect[], program: Program): Marks {
  const sum: Marks = {};
  for (const effect of effects)
    for (const [principle, mark] of Object.entries(forPersonality(effect.marks, program.who.personality)))
      sum[principle] = (sum[principle] ?? 0) + mark;
  return sum;
}

function beatOf(program: Program, play: Play, next: Play, answer: string, voices: Body['voices']): Beat {
  const scene = sceneOf(program, play, voices);
  const node = nodeOf(program, scene.node);
  const move = readAnswer(node, answer);
  const effects = move?.effects ?? [];
  return {
    n: stateOf(play).turn,
    scene,
    answer,
    move: move?.id ?? '',
    told: toldOf(node, answer),
    acts: effects.flatMap((e) => e.acts),
    marks: marksOf(effects, program),
    because: effects.map((e) => forPersonality(e.because, program.who.personality)),
    breaches: effects.flatMap((e) => e.breach ?? []),
    changes: stateOf(next).changes,
    before: stateOf(play).meters,
    after: stateOf(next).meters,
    moodAfter: stateOf(next).mood,
  };
}

/**
 * Tells an attempt again from its answers: beat by beat, and where it stands now.
 * @throws RangeError naming the first answer that is refused.
 */
export function retell(
  program: Program,
  answers: readonly string[],
  voices: Body['voices'],
): { beats: Beat[]; play: Play; scene: Scene } {
  let play = begin(program);
  const beats = answers.map((answer, n) => {
    const next = step(program, play, answer);
    if (next === play) throw new RangeError(`choice ${String(n + 1)} "${answer}" is not possible here`);
    const beat = beatOf(program, play, next, answer, voices);
    play = next;
    return beat;
  });
  return { beats, play, scene: sceneOf(program, play, voices) };
}
