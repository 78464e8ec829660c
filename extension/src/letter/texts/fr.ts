// SPDX-License-Identifier: Apache-2.0
import type {LetterTexts} from './texts.ts';

export const FRENCH: LetterTexts = {
  language: 'Français',
  subject: '{requests} : mes images sur {site}',
  greeting: 'Madame, Monsieur,',
  opening:
    'J’utilise {site} et j’y ai téléversé des images. Je vous adresse les demandes suivantes, fondées sur {law}.',
  account: 'Vous trouverez mes données sous : {account}',
  laws: {
    gdpr: {long: 'le règlement général sur la protection des données (RGPD)', short: 'RGPD'},
    uk_gdpr: {long: 'le règlement général sur la protection des données du Royaume-Uni (UK GDPR)', short: 'UK GDPR'},
    ccpa: {long: 'la loi californienne sur la vie privée des consommateurs (CCPA)', short: 'CCPA'},
  },
  found: {
    heading: 'Ce que je lis dans vos documents publiés :',
    training: {
      on: 'Les images peuvent servir à entraîner vos modèles tant que je ne fais rien contre',
      off: 'Les images ne servent pas à entraîner vos modèles',
      depends: 'Que les images servent ou non à entraîner vos modèles dépend de ce que l’on utilise et des réglages',
      unknown: 'Je n’ai trouvé aucun document daté de votre part disant si les images servent à entraîner vos modèles',
    },
    review: 'Des personnes peuvent regarder ce qui est téléversé',
    metadata: {
      collected: 'Vous recueillez aussi des données sur les images, ce qui peut comprendre le contenu caché du fichier',
      unknown:
        'Je n’ai rien trouvé sur ce que vous faites des données contenues dans les fichiers d’images (lieu, heure, appareil)',
    },
    source: '({title}, {date} : {url})',
  },
  requests: {
    access: {
      title: 'Accès (article 15 {law})',
      text: [
        'Veuillez me confirmer si vous traitez des données personnelles me concernant. Si oui, veuillez m’en envoyer une copie dans un format électronique courant. Elle doit comprendre les images que j’ai téléversées, les données contenues dans ces fichiers, leurs noms et tout ce que vous en avez tiré.',
        'Veuillez aussi m’indiquer :',
        '- à quelles fins et sur quelle base juridique vous traitez quelles catégories de données, et combien de temps vous les conservez ;',
        '- qui les a reçues ou les recevra, également dans d’autres pays, et quelles garanties s’y appliquent ;',
        '- d’où elles viennent, si ce n’est de moi, et si elles entrent dans des décisions automatisées ou des profils, et comment ;',
        '- si mes images, ou ce qui en a été tiré, ont servi à entraîner ou à améliorer des modèles : lesquels et quand ;',
        '- si des personnes ont regardé mes images, et pour qui elles travaillent ;',
        '- si vous avez gardé les données contenues dans les fichiers (lieu, heure, appareil, noms), et pourquoi ;',
        '- quels sont mes droits à la rectification, à l’effacement, à la limitation et à l’opposition, et où je peux me plaindre.',
      ],
    },
    erasure: {
      title: 'Effacement (article 17 {law})',
      text: [
        'Veuillez effacer les images que j’ai téléversées, les données contenues dans ces fichiers et tout ce que vous en avez tiré, par exemple des copies réduites, des descriptions et des vecteurs. Elles ne sont plus nécessaires à ce pour quoi je les ai téléversées (article 17, paragraphe 1, point a). Là où vous vous fondez sur mon consentement, je le retire (article 17, paragraphe 1, point b).',
        'Veuillez en informer tous ceux qui les ont reçues et me dire qui ils sont (article 19). Si vous en avez rendu publiques, veuillez prendre les mesures de l’article 17, paragraphe 2.',
        'Si vous estimez pouvoir garder quelque chose, veuillez me dire quoi, combien de temps, et selon quelle exception de l’article 17, paragraphe 3. Si des modèles ont été entraînés avec, veuillez me dire ce que vous faites à ce sujet.',
      ],
    },
    objection: {
      title: 'Opposition à l’entraînement (article 21 {law})',
      text: [
        'Je m’oppose à ce que mes images, les données contenues dans ces fichiers et tout ce qui en a été tiré servent à entraîner, tester ou améliorer des modèles ou d’autres produits, dans la mesure où vous vous fondez sur l’article 6, paragraphe 1, point e ou f.',
        'Mes raisons, qui tiennent à ma situation particulière : {reasons}',
        'Veuillez mettre fin à cette utilisation, sauf à démontrer des motifs légitimes et impérieux qui prévalent sur mes intérêts, droits et libertés. D’ici là, veuillez limiter le traitement (article 18, paragraphe 1, point d). Si vous vous fondez plutôt sur un consentement, je le retire.',
        'Veuillez me confirmer ce que vous avez fait, pour les images passées comme pour celles à venir.',
      ],
    },
    know: {
      title: 'Demande d’information (California Civil Code 1798.100, 1798.110)',
      text: [
        'Veuillez me communiquer les catégories et les éléments précis d’informations personnelles que vous avez recueillis à mon sujet, d’où ils viennent, à quelles fins vous les avez recueillis ou communiqués, et à quelles sortes de tiers. Cela comprend les images que j’ai téléversées, les données contenues dans ces fichiers, leurs noms et tout ce que vous en avez tiré.',
        'Veuillez aussi m’indiquer :',
        '- si mes images, ou ce qui en a été tiré, ont servi à entraîner ou à améliorer des modèles : lesquels et quand ;',
        '- si des personnes ont regardé mes images, et pour qui elles travaillent ;',
        '- si vous avez gardé les données contenues dans les fichiers (lieu, heure, appareil, noms), pourquoi et combien de temps.',
      ],
    },
    delete: {
      title: 'Demande de suppression (California Civil Code 1798.105)',
      text: [
        'Veuillez supprimer les informations personnelles que vous avez recueillies auprès de moi : les images que j’ai téléversées, les données contenues dans ces fichiers et tout ce que vous en avez tiré. Veuillez les faire supprimer par vos prestataires, sous-traitants et tiers comme la loi l’exige.',
        'Si vous gardez quelque chose, veuillez me dire quoi et selon quelle exception. Si des modèles ont été entraînés avec, veuillez me dire ce que vous faites à ce sujet.',
      ],
    },
    opt_out: {
      title: 'Demande de refus et de limitation (California Civil Code 1798.120, 1798.121)',
      text: [
        'Ne vendez pas mes informations personnelles et ne les partagez pas. N’utilisez et ne communiquez mes informations sensibles, comme ma position précise ou des traits biométriques dans mes images, que pour ce que la loi permet après une telle limitation.',
        'Je vous demande aussi de ne pas entraîner de modèles avec mes images. Si vous estimez que la loi ne va pas jusque-là, veuillez m’indiquer le réglage qui le permet.',
      ],
    },
  },
  erasureAfterObjection:
    'Dans la mesure où je m’oppose au traitement dans cette lettre, je me fonde aussi sur l’article 17, paragraphe 1, point c.',
  words: 'Avec mes propres mots :',
  deadline: {
    gdpr: 'Veuillez répondre sans retard injustifié, au plus tard un mois après réception (article 12, paragraphe 3). S’il vous faut jusqu’à deux mois de plus, veuillez me le dire, avec les raisons, dans le premier mois. Si vous refusez quelque chose, veuillez m’en donner les raisons dans le mois, et me dire comment me plaindre ou saisir la justice (article 12, paragraphe 4). Tout cela est gratuit (article 12, paragraphe 5).',
    uk_gdpr:
      'Veuillez répondre sans retard injustifié, dans le délai des articles 12(3) et 12A, en règle générale un mois. Si vous le prolongez, veuillez me le dire, avec les raisons. Si vous refusez quelque chose, veuillez m’en donner les raisons et me dire comment me plaindre ou saisir la justice (article 12(4)). Tout cela est gratuit (article 12(5)).',
    ccpa: 'Veuillez accuser réception sous 10 jours ouvrables et répondre sous 45 jours civils ; s’il vous en faut jusqu’à 45 de plus, veuillez me le dire, avec les raisons. Tout cela est gratuit.',
  },
  optOutDeadline: 'Veuillez donner suite au refus dès que possible, au plus tard sous 15 jours ouvrables.',
  identity: {
    gdpr: 'Si vous avez des doutes raisonnables sur mon identité, veuillez me dire ce qu’il vous faut encore (article 12, paragraphe 6). Une réponse électronique me convient.',
    uk_gdpr:
      'Si vous avez des doutes raisonnables sur mon identité, veuillez me dire ce qu’il vous faut encore (article 12(6)). Une réponse électronique me convient.',
    ccpa: 'S’il vous faut autre chose pour vérifier mon identité, veuillez me dire quoi, et ne l’utiliser à rien d’autre.',
  },
  closing: 'Veuillez agréer mes salutations distinguées',
  blanks: {
    name: '[votre nom]',
    account: '[nom ou adresse e-mail de votre compte]',
    reasons: '[vos raisons]',
    operator: '[qui exploite l’installation]',
  },
  paste: '[La lettre est dans le presse-papiers. Veuillez la coller ici.]',
};
