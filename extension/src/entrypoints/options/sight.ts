// SPDX-License-Identifier: Apache-2.0
import type {Effective} from '../../settings/policy.ts';
import {type Subject, SUBJECTS, TREATMENTS, UNSEEN} from '../../settings/settings.ts';
import {element} from '../../ui/element.ts';
import {section} from '../../ui/page.ts';
import {say} from '../../ui/words.ts';
import {choiceField, type Save} from './fields.ts';

/** The subjects for which this host can look. */
export function subjectsOf(abilities: readonly string[]): Subject[] {
  return SUBJECTS.filter((subject) => abilities.includes(`look-${subject}`));
}

/** What happens to what can be seen: shown once the host says that it has eyes, and for what. */
export function sightSection(subjects: readonly Subject[], settings: Effective, save: Save): HTMLElement[] {
  if (subjects.length === 0) return [];
  const fields = subjects.map((subject) =>
    choiceField(subject, say(`subject_${subject}`), TREATMENTS, (one) => say(`treatment_${one}`), settings, save),
  );
  const unseen = choiceField('unseen', say('options_unseen'), UNSEEN, (one) => say(`unseen_${one}`), settings, save);
  return [section(say('options_sight'), element('p', {class: 'hint'}, say('options_sight_hint')), ...fields, unseen)];
}
