import { language, m } from '#i18n';
import { kindNames, questionKinds, type Edit, type Patch, type Sketch } from '#model';
import { short, shortOption, shortStep } from './called.ts';
import { at, isMap, type Path } from './edit/at.ts';
import { fieldName } from './fields.ts';
import { wordsOf } from './outline/rows.ts';
import { placeName } from './proof/places.ts';
import { spotAt } from './room.svelte.ts';

/**
 * What an edit did, in the language of the moment: the sentence that was stored with it where that is in this language
 * (or says in none), otherwise as its patches tell. The sketch is the one with the edit or without it.
 */
export function didSaid({ label, language: written, patches, inverse }: Edit, sketch: Sketch): string {
  if (written === undefined || written === language()) return label;
  const edit: Made = { patches, gone: droppedIn(patches), came: droppedIn(inverse), inverse, sketch };
  return stepsSaid(edit) ?? optionsSaid(edit) ?? fieldSaid(edit);
}

interface Made {
  patches: readonly Patch[];
  inverse: readonly Patch[];
  /** The places that are there no more, and those that were not there before. */
  gone: readonly Path[];
  came: readonly Path[];
  sketch: Sketch;
}

const droppedIn = (patches: readonly Patch[]): Path[] =>
  patches.flatMap((patch) => ('drop' in patch ? [[...patch.path, patch.drop]] : []));
const pathOf = (patch: Patch): Path => ('drop' in patch ? [...patch.path, patch.drop] : patch.path);

const isStep = ([list, ...rest]: Path) => (list === 'nodes' || list === 'questions') && rest.length === 1;
const isOption = (path: Path) =>
  path[0] === 'nodes' && path.length > 3 && ['choices', 'results'].includes(String(path.at(-2)));
const isKind = ([, , kind, ...rest]: Path) =>
  !rest.length && [...kindNames, ...questionKinds].some((one) => one === kind);
/** Exactly one place went and one came: it goes by another name. */
const renamed = ([one, ...others]: readonly Path[], came: readonly Path[]) =>
  one && !others.length && came.length === 1 ? m.studio_did_rename({ name: String(one.at(-1)) }) : undefined;

/** What happened to steps or questions as a whole. */
function stepsSaid({ patches, gone, came, inverse, sketch }: Made): string | undefined {
  const [went, made] = [gone.filter(isStep), came.filter(isStep)];
  const [lost] = went;
  if (lost) return renamed(went, made) ?? m.studio_did_delete({ name: lostName(lost, inverse) });
  if (made.length)
    return made[0]?.[0] === 'questions' ? m.studio_did_add_question() : m.studio_did_add_step();
  if (patches.some((patch) => 'keys' in patch && isStep([...patch.path, '']))) return m.studio_did_order();
  const kind = gone.length && came.length ? came.find(isKind) : undefined;
  return kind && m.studio_did_kind({ name: shortStep(sketch, String(kind[1])) });
}

/** What happened to choices or results as a whole. */
function optionsSaid({ patches, gone, came, inverse, sketch }: Made): string | undefined {
  const [went, made] = [gone.filter(isOption), came.filter(isOption)];
  const [[lost], [first]] = [went, made];
  if (lost) return renamed(went, made) ?? m.studio_did_delete({ name: lostName(lost, inverse) });
  const moved = patches.find((patch) => 'keys' in patch && isOption([...patch.path, '']));
  const did = first ? m.studio_did_add_choice() : m.studio_did_move_choice();
  const [, node] = first ?? moved?.path ?? [];
  return node === undefined ? undefined : m.studio_did_there({ did, place: shortStep(sketch, String(node)) });
}

/** What was written in a step or choice that is gone, as taking the edit back would bring it. */
function lostName(path: Path, inverse: readonly Patch[]): string {
  const back = inverse.find((patch) => 'set' in patch && patch.path.join('.') === path.join('.'));
  const value = back && 'set' in back && isMap(back.set) ? back.set : {};
  const words =
    wordsOf(at(value, ['end', 'title'])) || wordsOf(value['says'] ?? value['ask'] ?? value['text']);
  return short(words || String(path.at(-1)));
}

/** Which field it was, and where. */
function fieldSaid({ patches, came, sketch }: Made): string {
  const [patch] = patches;
  if (!patch) return m.studio_did_at({ place: m.proof_whole() });
  const path = pathOf(patch);
  const place = placeSaid(sketch, path);
  const what = fieldName(path);
  const isNew = came.some((one) => one.join('.') === path.join('.'));
  const others = patches.filter((other) => placeSaid(sketch, pathOf(other)) !== place).length;
  const did = what
    ? m.studio_did_there({ did: verbOf(patch, isNew)({ what }), place })
    : m.studio_did_at({ place });
  return others ? m.studio_did_more({ did }) : did;
}

function verbOf(patch: Patch, isNew: boolean) {
  if ('drop' in patch || ('more' in patch && !patch.more.length)) return m.inspect_did_remove;
  return isNew || ('more' in patch && !patch.less) ? m.inspect_did_add : m.inspect_did_change;
}

/** The choice, step or part of the conversation that a path lies in. */
function placeSaid(sketch: Sketch, path: Path): string {
  const { node, option } = spotAt(path.join('.'));
  if (node === undefined) return placeName(sketch, path.join('.'));
  return option === undefined ? shortStep(sketch, node) : shortOption(sketch, node, option);
}
