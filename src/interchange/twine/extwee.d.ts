/** What is used of extwee, whose own declarations its package does not export. */
declare module 'extwee' {
  export interface Passage {
    name: string;
    tags: string[];
    text: string;
  }
  export interface Story {
    name: string;
    start: string;
    storyJavaScript: string;
    storyStylesheet: string;
    passages: Passage[];
  }
  export function parseTwee(text: string): Story;
  export function parseTwine2HTML(text: string): Story;
}
