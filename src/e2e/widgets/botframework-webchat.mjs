// SPDX-License-Identifier: Apache-2.0
// Its modules need packages that only their own build makes; the bundle that it publishes needs none.
import '../node_modules/botframework-webchat/dist/webchat.js';
import {upload} from '../pages/uploader.mjs';

/** As little of a connection as the component needs: it is there, and what is sent through it is uploaded. */
const observable = (subscribe) => ({
  subscribe: (observer, ...rest) => subscribe(rest.length ? {next: observer} : observer),
});
const nothing = {unsubscribe() {}};
const directLine = {
  connectionStatus$: observable((observer) => {
    (observer.next ?? observer).call(observer, 2);
    return nothing;
  }),
  activity$: observable(() => nothing),
  end() {},
  postActivity: (activity) =>
    observable((observer) => {
      for (const {contentUrl, name} of activity.attachments ?? []) {
        fetch(contentUrl)
          .then((response) => response.blob())
          .then((blob) => upload([new File([blob], name)]));
      }
      observer.next?.('1');
      observer.complete?.();
      return nothing;
    }),
};
window.WebChat.renderWebChat({directLine, userID: 'robin'}, document.getElementById('app'));
document.getElementById('app').style.height = '400px';
