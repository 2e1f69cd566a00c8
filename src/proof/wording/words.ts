import type { Language } from '#model';

/** Words that make a text sound one way. */
export interface Words {
  /** Each of these counts, every time. In English whole words only; a `*` at the end stands for any ending. */
  readonly say: readonly string[];
  /** These hold such a word but do not mean it; they are taken out first. */
  readonly but?: readonly string[];
  /** These count once in a text. */
  readonly once?: readonly string[];
}
type ByLanguage = Readonly<Record<Language, Words>>;

const list = (words: string): string[] => words.split('|').map((w) => w.trim());

/** Courtesy: what makes a text sound polite, whatever it does. */
export const courtesy: ByLanguage = {
  en: {
    say: list(
      `sorry|apolog*|please|thank|thanks|thankful|grateful|appreciat*|pardon|forgive|excuse me|of course|certainly
      |happy to|glad to|gladly|delighted to|my pleasure|a pleasure|kindly|i'm afraid|i am afraid|may i|might i
      |if you don't mind|would you mind|if i may|with pleasure|i understand|i do understand|i quite understand
      |i fully understand|i completely understand|i can understand|you're welcome|bear with|bearing with|don't worry
      |rest assured|no trouble at all`,
    ),
    but: list(`thank goodness|thank heaven*|excuse me from|if you please yourself`),
  },
  zh: {
    say: list(
      `抱歉|不好意思|对不起|对不住|赔不是|赔个不是|请|谢谢|感谢|多谢|麻烦|劳驾|劳烦|费心|辛苦|打扰|见谅|原谅|包涵|担待|体谅
      |理解|放心|乐意|当然|荣幸|冒昧|好吗`,
    ),
    but: list(
      `申请|邀请|聘请|宴请|请假|请客|请示|请柬|请帖|嫌麻烦|找麻烦|怕麻烦|惹麻烦|不理解|没理解|理解错|理解有误|不放心
      |辛苦费|不辛苦`,
    ),
    // In every clause it is grammar; said at all it is courtesy.
    once: ['您'],
  },
};

/** Saying sorry. */
export const apology: ByLanguage = {
  en: {
    say: list(`sorry|apolog*|forgive me|forgive us|pardon me|pardon us|beg your pardon`),
    but: list(`not sorry|no need to apolog*|nothing to apolog*|don't apolog*|better safe than sorry`),
  },
  zh: {
    say: list(`抱歉|不好意思|对不起|对不住|赔不是|赔个不是|赔罪|赔礼|道歉|致歉|见谅|原谅|包涵|担待`),
    but: list(`不用道歉|不必道歉|别道歉|不用抱歉|不用不好意思|别不好意思`),
  },
};

/** Giving something away: money back, a gift, a lower price, a new one. */
export const concession: ByLanguage = {
  en: {
    say: list(
      `refund*|money back|free|discount*|per cent off|percent off|% off|replace|replacement|replacing|swap|waive*
      |make it up|make up for|compensat*|on us|on the house|our treat|we pay|we'll pay|i'll pay|at our cost
      |at our expense|no charge|no extra cost|voucher*|coupon*|gift|gifts|knock off|half price|reimburs*`,
    ),
    but: list(
      `feel free|free to|free of worry|i'm free|i am free|you're free|are you free|toll-free|free time|free hand
      |depend* on us|rely on us|count on us|wait* on us|as free as|free choice`,
    ),
  },
  zh: {
    say: list(
      `退|免|打折|打个折|打八折|打九折|打七折|打五折|折扣|优惠|便宜点|便宜些|便宜一|给您便宜|赔|补偿|补差价|送您|送给您
      |白送|赠送|赠品|礼品|礼物|换新|包换|给您换|给您调换|我们出|我们承担|我们来付|算我们的|代金券|让利|少收|抹零|我掏钱|自己掏`,
    ),
    but: list(
      `退休|退出|后退|减退|衰退|退步|撤退|退烧|早退|难免|避免|以免|免得|未免|不免|免不了|免疫|免提|免打扰|免检|免责|赔不是|赔个不是|赔罪|赔礼
      |赔本|赔笑
      |送您到|送您去|送您回|送您出|送您下|我们出去|我们出发|我们出门`,
    ),
  },
};

/** Leaving a way out. */
export const hedges: ByLanguage = {
  en: {
    say: list(
      `maybe|perhaps|probably|possibly|might|may|likely|i think|i believe|i guess|i suppose|i expect|i reckon|i'd say
      |i hope|hopefully|should be|could be|ought to be|as a rule|usually|normally|generally|as far as i know
      |more or less|roughly|approximately|sort of|kind of|seems|seem|apparently|tend to|tends to|hard to say
      |not sure|nearly always|almost always|in most cases|if i'm not mistaken`,
    ),
    but: list(
      `may i|may we|in may|of may|might i|i believe you|believe in|kind of you|what kind of|what sort of|this kind of
      |that kind of|any kind of|this sort of|that sort of|any sort of`,
    ),
  },
  zh: {
    say: list(
      `可能|大概|应该|也许|或许|一般|估计|恐怕|差不多|好像|似乎|多半|说不定|说不准|没准|大约|左右|通常|看样子|按说|按理
      |尽量|我想|我觉得|我猜|不好说|不一定|看情况|原则上|基本上|八成`,
    ),
    but: list(`不可能|可能性|不应该|一般般|左右为难|我想请|我想问|尽可能`),
  },
};

/** Leaving no way out. */
export const absolutes: ByLanguage = {
  en: {
    say: list(
      `always|never|guarantee*|definitely|absolutely|completely|totally|perfectly|every|everyone|everybody|everything
      |100%|100 %|100 per cent|a hundred per cent|one hundred per cent|without fail|without exception|no doubt
      |for sure|for certain|i promise|my word|no question|forever|impossible|under no circumstances|nobody ever
      |nothing can`,
    ),
    but: list(
      `nearly always|almost always|as always|every now and|every other|almost every|nearly every|never mind
      |every day|every week|every month|every year|day guarantee|month guarantee|year guarantee`,
    ),
  },
  zh: {
    say: list(
      `绝对|绝不|绝无|一定|保证|肯定|百分之百|百分百|100%|从来|从不|永远|必定|必然|准能|准到|完全|任何|每次|每一次|回回
      |次次|万无一失|毫无|说到做到|说话算数|打包票|包在我身上|不可能|铁定`,
    ),
    but: list(`一定的|一定程度|保证金|不一定|不完全|不肯定`),
  },
};

/** What turns round the words that follow in the same clause. */
export const negations: ByLanguage = {
  en: {
    say: list(
      `not|no|never|cannot|can't|won't|don't|doesn't|didn't|isn't|aren't|wasn't|couldn't|wouldn't|shouldn't|without
      |unable|nobody|nothing|neither|nor|hardly`,
    ),
    but: list(`why don't|why not|no problem|no trouble|no doubt|no worries|not only|not just|if not`),
  },
  zh: {
    say: list(`不|没|别|无|未|勿`),
    but: list(
      `不但|不光|不仅|不只|不过|不管|不论|不如|不少|不久|不错|不用|不好意思|对不起|对不住|没问题|没关系|无论|特别|分别
      |别的|个别|差别|要不|是不是|能不能|可不可以|好不好|行不行|绝不|从不|不可能`,
    ),
  },
};
