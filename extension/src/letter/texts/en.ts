// SPDX-License-Identifier: Apache-2.0
import type {LetterTexts} from './texts.ts';

export const ENGLISH: LetterTexts = {
  language: 'English',
  subject: '{requests}: images I uploaded to {site}',
  greeting: 'To whom it may concern,',
  opening: 'I use {site} and have uploaded images to it. I make the following requests under {law}.',
  account: 'You find my data under: {account}',
  laws: {
    gdpr: {long: 'the General Data Protection Regulation (GDPR)', short: 'GDPR'},
    uk_gdpr: {long: 'the United Kingdom’s General Data Protection Regulation (UK GDPR)', short: 'UK GDPR'},
    ccpa: {long: 'the California Consumer Privacy Act (CCPA)', short: 'CCPA'},
  },
  found: {
    heading: 'What your published documents say, as I read them:',
    training: {
      on: 'Images may train your models unless I do something about it',
      off: 'Images do not train your models',
      depends: 'Whether images train your models depends on what one uses and how it is set',
      unknown: 'I found no dated statement of yours on whether images train your models',
    },
    review: 'People may look at what is uploaded',
    metadata: {
      collected: 'You also collect data about images, which can include what is written inside the file',
      unknown: 'I found no statement on what you do with the data inside image files (place, time, device)',
    },
    source: '({title}, {date}: {url})',
  },
  requests: {
    access: {
      title: 'Access (Article 15 {law})',
      text: [
        'Please confirm whether you process personal data about me. If so, please send me a copy in a common electronic format. It should cover the images I uploaded, the data inside these files, their names, and whatever you derived from them.',
        'Please tell me as well:',
        '- for what purposes and on what legal basis you process which kinds of data, and how long you keep them;',
        '- who received them or will receive them, also in other countries, and what safeguards apply there;',
        '- where you have them from, unless from me, and whether they enter automated decisions or profiles, and how;',
        '- whether my images, or what was derived from them, trained or improved models: which, and when;',
        '- whether people looked at my images, and for whom these people work;',
        '- whether you kept the data inside the files (place, time, device, names), and what for;',
        '- what rights I have to rectification, erasure, restriction and objection, and where I can complain.',
      ],
    },
    erasure: {
      title: 'Erasure (Article 17 {law})',
      text: [
        'Please erase the images I uploaded, the data inside these files, and whatever you derived from them, such as smaller copies, descriptions and embeddings. They are no longer necessary for what I uploaded them for (Article 17(1)(a)). Where you rely on my consent, I withdraw it (Article 17(1)(b)).',
        'Please inform everyone who received them, and tell me who that is (Article 19). Where you made them public, please take the steps of Article 17(2).',
        'If you think that something may stay, please say what, for how long, and on which exception of Article 17(3) you rely. If models were trained with it, please say what you do about that.',
      ],
    },
    objection: {
      title: 'Objection to training (Article 21 {law})',
      text: [
        'I object to my images, the data inside these files and whatever was derived from them being used to train, test or improve models or other products, as far as you rely on Article 6(1)(e) or (f).',
        'My reasons, which arise from my particular situation: {reasons}',
        'Please end this use, unless you demonstrate compelling legitimate grounds that override my interests, rights and freedoms. Until that is settled, please restrict the processing (Article 18(1)(d)). Where you rely on consent instead, I withdraw it.',
        'Please confirm what you have done, for past images as well as for those to come.',
      ],
    },
    know: {
      title: 'Request to know (California Civil Code 1798.100, 1798.110)',
      text: [
        'Please disclose the categories and the specific pieces of personal information that you collected about me, where they came from, what you collected or disclosed them for, and to what kinds of third parties. This covers the images I uploaded, the data inside these files, their names, and whatever you derived from them.',
        'Please tell me as well:',
        '- whether my images, or what was derived from them, trained or improved models: which, and when;',
        '- whether people looked at my images, and for whom these people work;',
        '- whether you kept the data inside the files (place, time, device, names), what for, and how long.',
      ],
    },
    delete: {
      title: 'Request to delete (California Civil Code 1798.105)',
      text: [
        'Please delete the personal information you collected from me: the images I uploaded, the data inside these files, and whatever you derived from them. Please have your service providers, contractors and third parties delete it as the law requires.',
        'If you keep something, please say what, and on which exception you rely. If models were trained with it, please say what you do about that.',
      ],
    },
    opt_out: {
      title: 'Request to opt out and to limit (California Civil Code 1798.120, 1798.121)',
      text: [
        'Do not sell my personal information and do not share it. Use and disclose my sensitive personal information, such as my precise location or biometric information in my images, only for what the law allows when a consumer limits it.',
        'I also ask you not to train models with my images. If you hold that the law does not reach that, please name the setting that does.',
      ],
    },
  },
  erasureAfterObjection: 'As far as I object to the processing in this letter, I rely on Article 17(1)(c) as well.',
  words: 'In my own words:',
  deadline: {
    gdpr: 'Please answer without undue delay, and within one month of receiving this (Article 12(3)). Should you need up to two more months, please tell me so, and why, within the first. If you refuse something, please tell me within one month why, and how I can complain or go to court (Article 12(4)). All this is free of charge (Article 12(5)).',
    uk_gdpr:
      'Please answer without undue delay, and within the time that Articles 12(3) and 12A set, as a rule one month. Should you extend it, please tell me so, and why. If you refuse something, please tell me why, and how I can complain or go to court (Article 12(4)). All this is free of charge (Article 12(5)).',
    ccpa: 'Please confirm receipt within 10 business days and answer within 45 calendar days; should you need up to 45 more, please tell me so, and why. All this is free of charge.',
  },
  optOutDeadline: 'Please act on the opt-out as soon as you can, within 15 business days at the latest.',
  identity: {
    gdpr: 'If you have reasonable doubts about who I am, please tell me what else you need (Article 12(6)). An electronic answer is welcome.',
    uk_gdpr:
      'If you have reasonable doubts about who I am, please tell me what else you need (Article 12(6)). An electronic answer is welcome.',
    ccpa: 'If you need more to verify that I am the person in question, please tell me what, and use it for nothing else.',
  },
  closing: 'Kind regards',
  blanks: {
    name: '[your name]',
    account: '[name or e-mail address of your account]',
    reasons: '[your reasons]',
    operator: '[whoever operates the installation]',
  },
  paste: '[The letter is on your clipboard. Please paste it here.]',
};
