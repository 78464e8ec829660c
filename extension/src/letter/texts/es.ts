// SPDX-License-Identifier: Apache-2.0
import type {LetterTexts} from './texts.ts';

export const SPANISH: LetterTexts = {
  language: 'Español',
  subject: '{requests}: mis imágenes en {site}',
  greeting: 'A quien corresponda:',
  opening: 'Utilizo {site} y he subido imágenes allí. Presento las siguientes solicitudes conforme {law}.',
  account: 'Encontrarán mis datos con: {account}',
  laws: {
    gdpr: {long: 'al Reglamento General de Protección de Datos (RGPD)', short: 'RGPD'},
    uk_gdpr: {long: 'al Reglamento General de Protección de Datos del Reino Unido (UK GDPR)', short: 'UK GDPR'},
    ccpa: {long: 'a la Ley de Privacidad del Consumidor de California (CCPA)', short: 'CCPA'},
  },
  found: {
    heading: 'Lo que leo en sus documentos publicados:',
    training: {
      on: 'Las imágenes pueden servir para entrenar sus modelos mientras yo no haga nada en contra',
      off: 'Las imágenes no sirven para entrenar sus modelos',
      depends: 'Que las imágenes sirvan para entrenar sus modelos depende de lo que se use y de cómo esté configurado',
      unknown: 'No he encontrado ningún documento suyo con fecha que diga si las imágenes entrenan sus modelos',
    },
    review: 'Hay personas que pueden ver lo que se sube',
    metadata: {
      collected: 'También recogen datos sobre las imágenes, lo que puede incluir lo escrito dentro del archivo',
      unknown:
        'No he encontrado nada sobre lo que hacen con los datos dentro de los archivos de imagen (lugar, hora, dispositivo)',
    },
    source: '({title}, {date}: {url})',
  },
  requests: {
    access: {
      title: 'Acceso (artículo 15 {law})',
      text: [
        'Confírmenme, por favor, si tratan datos personales sobre mí. En ese caso, envíenme una copia en un formato electrónico habitual. Debe abarcar las imágenes que he subido, los datos dentro de esos archivos, sus nombres y todo lo que hayan obtenido de ellas.',
        'Indíquenme también:',
        '- con qué fines y sobre qué base jurídica tratan qué categorías de datos, y cuánto tiempo los conservan;',
        '- quién los ha recibido o los recibirá, también en otros países, y qué garantías se aplican allí;',
        '- de dónde los tienen, si no es de mí, y si entran en decisiones automatizadas o perfiles, y cómo;',
        '- si mis imágenes, o lo obtenido de ellas, han servido para entrenar o mejorar modelos: cuáles y cuándo;',
        '- si hay personas que han visto mis imágenes, y para quién trabajan;',
        '- si han guardado los datos dentro de los archivos (lugar, hora, dispositivo, nombres), y para qué;',
        '- qué derechos tengo de rectificación, supresión, limitación y oposición, y dónde puedo reclamar.',
      ],
    },
    erasure: {
      title: 'Supresión (artículo 17 {law})',
      text: [
        'Supriman, por favor, las imágenes que he subido, los datos dentro de esos archivos y todo lo que hayan obtenido de ellas, como copias reducidas, descripciones y vectores. Ya no son necesarias para aquello para lo que las subí (artículo 17, apartado 1, letra a). En lo que se basen en mi consentimiento, lo retiro (artículo 17, apartado 1, letra b).',
        'Informen a todos los que las hayan recibido y díganme quiénes son (artículo 19). Si han hecho público algo, tomen las medidas del artículo 17, apartado 2.',
        'Si creen que algo puede quedarse, díganme qué, cuánto tiempo y según qué excepción del artículo 17, apartado 3. Si se han entrenado modelos con ello, díganme qué hacen al respecto.',
      ],
    },
    objection: {
      title: 'Oposición al entrenamiento (artículo 21 {law})',
      text: [
        'Me opongo a que mis imágenes, los datos dentro de esos archivos y todo lo obtenido de ellas se usen para entrenar, probar o mejorar modelos u otros productos, en la medida en que se basen en el artículo 6, apartado 1, letra e o f.',
        'Mis motivos, que resultan de mi situación particular: {reasons}',
        'Pongan fin a este uso, salvo que acrediten motivos legítimos imperiosos que prevalezcan sobre mis intereses, derechos y libertades. Hasta que se aclare, limiten el tratamiento (artículo 18, apartado 1, letra d). Si en cambio se basan en un consentimiento, lo retiro.',
        'Confírmenme lo que han hecho, tanto para las imágenes pasadas como para las futuras.',
      ],
    },
    know: {
      title: 'Solicitud de información (California Civil Code 1798.100, 1798.110)',
      text: [
        'Comuníquenme las categorías y los datos personales concretos que han recogido sobre mí, de dónde proceden, para qué los han recogido o comunicado y a qué clases de terceros. Esto abarca las imágenes que he subido, los datos dentro de esos archivos, sus nombres y todo lo que hayan obtenido de ellas.',
        'Indíquenme también:',
        '- si mis imágenes, o lo obtenido de ellas, han servido para entrenar o mejorar modelos: cuáles y cuándo;',
        '- si hay personas que han visto mis imágenes, y para quién trabajan;',
        '- si han guardado los datos dentro de los archivos (lugar, hora, dispositivo, nombres), para qué y cuánto tiempo.',
      ],
    },
    delete: {
      title: 'Solicitud de eliminación (California Civil Code 1798.105)',
      text: [
        'Eliminen los datos personales que han recogido de mí: las imágenes que he subido, los datos dentro de esos archivos y todo lo que hayan obtenido de ellas. Hagan que también los eliminen sus proveedores de servicios, contratistas y terceros, como exige la ley.',
        'Si conservan algo, díganme qué y según qué excepción. Si se han entrenado modelos con ello, díganme qué hacen al respecto.',
      ],
    },
    opt_out: {
      title: 'Solicitud de exclusión y limitación (California Civil Code 1798.120, 1798.121)',
      text: [
        'No vendan mis datos personales ni los compartan. Usen y comuniquen mis datos sensibles, como mi ubicación exacta o rasgos biométricos en mis imágenes, solo para lo que la ley permite después de tal limitación.',
        'Les pido además que no entrenen modelos con mis imágenes. Si creen que la ley no llega a eso, indíquenme el ajuste que sí lo hace.',
      ],
    },
  },
  erasureAfterObjection:
    'En la medida en que en esta carta me opongo al tratamiento, me baso también en el artículo 17, apartado 1, letra c.',
  words: 'Con mis propias palabras:',
  deadline: {
    gdpr: 'Respondan sin dilación indebida, a más tardar en un mes desde la recepción (artículo 12, apartado 3). Si necesitan hasta dos meses más, díganmelo con los motivos dentro del primero. Si rechazan algo, díganme por qué dentro de un mes, y cómo puedo reclamar o acudir a los tribunales (artículo 12, apartado 4). Todo esto es gratuito (artículo 12, apartado 5).',
    uk_gdpr:
      'Respondan sin dilación indebida, en el plazo de los artículos 12(3) y 12A, por regla general un mes. Si lo prorrogan, díganmelo con los motivos. Si rechazan algo, díganme por qué, y cómo puedo reclamar o acudir a los tribunales (artículo 12(4)). Todo esto es gratuito (artículo 12(5)).',
    ccpa: 'Confirmen la recepción en 10 días hábiles y respondan en 45 días naturales; si necesitan hasta 45 más, díganmelo con los motivos. Todo esto es gratuito.',
  },
  optOutDeadline: 'Apliquen la exclusión cuanto antes, a más tardar en 15 días hábiles.',
  identity: {
    gdpr: 'Si tienen dudas razonables sobre mi identidad, díganme qué más necesitan (artículo 12, apartado 6). Me basta una respuesta electrónica.',
    uk_gdpr:
      'Si tienen dudas razonables sobre mi identidad, díganme qué más necesitan (artículo 12(6)). Me basta una respuesta electrónica.',
    ccpa: 'Si necesitan algo más para comprobar mi identidad, díganme qué, y no lo usen para nada más.',
  },
  closing: 'Atentamente',
  blanks: {
    name: '[su nombre]',
    account: '[nombre o correo electrónico de su cuenta]',
    reasons: '[sus motivos]',
    operator: '[quien opera la instalación]',
  },
  paste: '[La carta está en el portapapeles. Péguela aquí.]',
};
