// SPDX-License-Identifier: Apache-2.0
import {mount} from 'svelte';
import Place from './svelte-place.svelte';

mount(Place, {target: document.getElementById('app')});
