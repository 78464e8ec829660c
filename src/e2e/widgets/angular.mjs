// SPDX-License-Identifier: Apache-2.0
// As Gemini is made: zone.js has every listener of the page pass through functions of its own.
import 'zone.js';
import '@angular/compiler';
import {Component, provideZoneChangeDetection} from '@angular/core';
import {bootstrapApplication} from '@angular/platform-browser';
import {upload} from '../pages/uploader.mjs';

class Place {
  names = [];

  choose({target}) {
    this.#send([...target.files]);
    target.value = '';
  }

  drop(event) {
    event.preventDefault();
    this.#send([...event.dataTransfer.files]);
  }

  paste({clipboardData}) {
    this.#send([...clipboardData.files]);
  }

  #send(files) {
    this.names = files.map(({name}) => name);
    upload(files);
  }
}

const Root = Component({
  selector: '#app',
  template: `
    <input type="file" multiple (change)="choose($event)" />
    <div class="zone" (dragover)="$event.preventDefault()" (drop)="drop($event)"></div>
    <textarea (paste)="paste($event)"></textarea>
    @for (name of names; track name) {
      <p>{{ name }}</p>
    }
  `,
})(Place);

bootstrapApplication(Root ?? Place, {providers: [provideZoneChangeDetection()]});
