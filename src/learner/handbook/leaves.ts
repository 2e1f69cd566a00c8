import type { Card, Handbook, Module, Principle, Text } from '#model';
import type { Place } from '../place.ts';

export const leafKinds = ['principle', 'case', 'module', 'conversation', 'question'] as const;
export type LeafKind = (typeof leafKinds)[number];

/** One place in the course that can be found. */
export interface Leaf {
  id: number;
  kind: LeafKind;
  title: Text;
  texts: Text[];
  place: Place;
}

/** What is known of the course, to find something in it. */
export interface Course {
  modules: readonly Module[];
  cards: readonly Card[];
  principles: Readonly<Record<string, Principle>>;
  handbooks: readonly Handbook[];
  /** The questions of each module. */
  asked: readonly { module: string; asks: readonly Text[] }[];
}

/** Every place in the course that can be found, with all that stands there in both languages. */
export function leavesOf({ modules, cards, principles, handbooks, asked }: Course): Leaf[] {
  const handbookOf = new Map(handbooks.map((h) => [h.module, h]));
  const found: Omit<Leaf, 'id'>[] = [
    ...modules.map((module) => {
      const unit = handbookOf.get(module.id)?.unit;
      const texts = unit && [
        ...unit.points,
        unit.lead,
        ...unit.concepts.flatMap(({ name, text }) => [name, text]),
        ...unit.practice,
        ...unit.reflection,
        unit.summary,
      ];
      const place: Place = { at: 'module', id: module.id };
      return { kind: 'module' as const, title: module.name, texts: [module.about, ...(texts ?? [])], place };
    }),
    ...Object.entries(principles).map(([id, { module, name, statement }]) => {
      const page = handbookOf.get(module)?.pages[id];
      const told = page && [page.why, page.well, page.poorly, ...(page.caution ? [page.caution] : [])];
      const place: Place = { at: 'principle', id };
      return { kind: 'principle' as const, title: name, texts: [statement, ...(told ?? [])], place };
    }),
    ...handbooks.flatMap(({ module, cases }) =>
      Object.entries(cases).map(([id, { title, story, decisions }]) => {
        const texts = [story, ...decisions.flatMap(({ ask, view }) => [ask, view])];
        return { kind: 'case' as const, title, texts, place: { at: 'case' as const, module, id } };
      }),
    ),
    ...cards.map(({ id, title, role }) => {
      const place: Place = { at: 'lobby', id };
      return { kind: 'conversation' as const, title, texts: [role], place };
    }),
    ...asked.flatMap(({ module, asks }) =>
      asks.map((ask) => {
        const place: Place = { at: 'module', id: module };
        return { kind: 'question' as const, title: ask, texts: [], place };
      }),
    ),
  ];
  return found.map((leaf, id) => ({ id, ...leaf }));
}
