import { describe, expect, test } from 'vitest';
import type { Language } from '#model';
import {
  absolutesOf,
  apologises,
  concedes,
  graphemesOf,
  hedgesOf,
  keywordHits,
  lengthOf,
  politenessOf,
  readingOf,
} from '../../src/proof/wording/wording.ts';

type Row<T> = [Language, string, T];

describe('how a text sounds', () => {
  test.each<Row<number>>([
    ['en', "I'll look it up now.", 0],
    ['en', 'Could you tell me the number, please?', 1],
    ['en', 'Sorry, I’m so sorry, I really do apologise.', 3],
    ['en', 'Of course, I’d be happy to. Thank you for your patience; we appreciate it.', 4],
    ['en', 'I do understand. Thank goodness it stopped.', 1],
    ['en', 'She was pleased with the unthankful job.', 0],
    ['zh', '十点半到。', 0],
    ['zh', '您说，我听着。您慢慢讲。', 1],
    ['zh', '不好意思，麻烦您再说一遍，谢谢。', 4],
    ['zh', '我先向经理申请，再邀请他们来。', 0],
    ['zh', '当然，我理解，请放心。', 4],
  ])('%s courtesy in “%s”: %i', (language, text, count) => {
    expect(politenessOf(text, language)).toBe(count);
  });

  test.each<Row<boolean>>([
    ['en', 'My apologies, that was our van.', true],
    ['en', 'I was wrong to mention her.', false],
    ['en', "There's no need to apologise, you couldn't know.", false],
    ['zh', '给您赔个不是。', true],
    ['zh', '这件事是我没做好。', false],
    ['zh', '您不用道歉，换谁都会急。', false],
  ])('%s apology in “%s”: %s', (language, text, is) => {
    expect(apologises(text, language)).toBe(is);
  });

  test.each<Row<boolean>>([
    ['en', 'I’ll refund the freight and send a new one.', true],
    ['en', 'Measuring is free, and we waived the fee.', true],
    ['en', "That's on us.", true],
    ['en', 'Ten per cent off, then.', true],
    ['en', "I'm sorry, but I can't refund it.", false],
    ['en', 'Feel free to ask. Are you free at ten?', false],
    ['en', 'No discount. Not today.', false],
    ['en', "I can't change the date, but I'll replace the lamp.", true],
    ['zh', '运费我现在就退。', true],
    ['zh', '这盏送您，算我们的。', true],
    ['zh', '给您打八折吧。', true],
    ['zh', '不好意思给您免运费。', true],
    ['zh', '按条款是不赔的，也不能退。', false],
    ['zh', '避免再晚，我送您到门口。', false],
    ['zh', '他退休了，难免想念。', false],
  ])('%s giving in in “%s”: %s', (language, text, is) => {
    expect(concedes(text, language)).toBe(is);
  });

  test.each<Row<number>>([
    ['en', 'It leaves at four.', 0],
    ['en', 'Maybe. It should be there soon, I think.', 3],
    ['en', 'They nearly always turn up.', 1],
    ['en', 'May I ask what kind of lamp it is?', 0],
    ['zh', '四点发车。', 0],
    ['zh', '应该快到了，大概半小时，一般不会晚。', 3],
    ['zh', '这不可能。', 0],
  ])('%s hedging in “%s”: %i', (language, text, count) => {
    expect(hedgesOf(text, language)).toBe(count);
  });

  test.each<Row<number>>([
    ['en', 'It always fits, and everyone says so, 100 %.', 3],
    ['en', "It doesn't always fit, and I can't guarantee it.", 0],
    ['en', 'They nearly always do. We do this every day.', 0],
    ['en', 'I guarantee it will definitely be there.', 2],
    ['zh', '您放心，保证没问题，百分之百。', 2],
    ['zh', '不一定，我不能保证。', 0],
    ['zh', '有一定的风险，我绝不瞒您。', 1],
  ])('%s absolutes in “%s”: %i', (language, text, count) => {
    expect(absolutesOf(text, language)).toBe(count);
  });

  test('capitals and curly apostrophes make no difference', () => {
    expect(politenessOf('SORRY, I’M AFRAID NOT', 'en')).toBe(politenessOf("sorry, i'm afraid not", 'en'));
    expect(concedes("WE CAN'T REFUND IT", 'en')).toBe(concedes('we can’t refund it', 'en'));
  });

  test('keywords are found as the player finds them, each once', () => {
    expect(keywordHits('Thanks, thank you so much', ['thank', 'sorry', 'MUCH'])).toBe(2);
    expect(keywordHits('谢谢您的来电，谢谢', ['谢谢', '来电', '抱歉', ''])).toBe(2);
    expect(keywordHits('', ['a'])).toBe(0);
  });
});

describe('how long and how hard a text is', () => {
  test.each<Row<number>>([
    ['en', 'Two words', 9],
    ['en', 'Café', 4],
    ['zh', '三点 二十', 4],
    ['zh', '好的👩‍🚒！', 4],
    ['en', '', 0],
  ])('%s “%s” is %i long', (language, text, length) => {
    expect(lengthOf(text, language)).toBe(length);
  });

  test('a character is what a reader sees', () => {
    expect(graphemesOf('e\u0301👨‍👩‍👧‍👦字')).toBe(3);
  });

  test('the English figure is the Flesch–Kincaid grade', () => {
    // 1 sentence, 13 words, 26 syllables (of which the estimate finds 24).
    const grade = readingOf(
      'The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.',
      'en',
    );
    expect(grade).toBeCloseTo(0.39 * 13 + (11.8 * 24) / 13 - 15.59, 5);
    expect(readingOf('The cat sat on the mat.', 'en')).toBeCloseTo(0.39 * 6 + 11.8 - 15.59, 5);
  });

  test('silent letters are no syllables', () => {
    // 4 words, 4 syllables; 3 words, 6 syllables.
    expect(readingOf('We hoped these came.', 'en')).toBeCloseTo(0.39 * 4 + 11.8 - 15.59, 5);
    expect(readingOf('Little table waited.', 'en')).toBeCloseTo(0.39 * 3 + 23.6 - 15.59, 5);
  });

  test('the Chinese figure is characters per sentence and the share of long clauses', () => {
    expect(readingOf('我去查。查好了给您打电话。', 'zh')).toBe((3 + 8) / 2);
    expect(readingOf('您反映的这个情况我们已经登记了，请耐心等。', 'zh')).toBe(15 + 4 + 10 / 2);
  });

  test.each<Language>(['en', 'zh'])('a text without words has no figure that breaks (%s)', (language) => {
    for (const text of ['', '…', '123', '👍'])
      expect(Number.isFinite(readingOf(text, language)), text).toBe(true);
  });

  test('officialese is harder than plain speech', () => {
    const [plain, stiff] = [
      "I'll ring you by four. If it's late, I'll say so.",
      'Notification regarding the aforementioned irregularity will be communicated subsequently to verification.',
    ];
    expect(readingOf(stiff, 'en')).toBeGreaterThan(readingOf(plain, 'en') + 10);
    expect(readingOf('关于您所反映的上述异常情况我司将在核实之后另行通知', 'zh')).toBeGreaterThan(
      readingOf('我四点前给您打电话。晚了也说。', 'zh') + 10,
    );
  });
});
