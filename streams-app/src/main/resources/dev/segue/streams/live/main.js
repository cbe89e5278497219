/** Views, the state of the feed, and the token. */
import { token } from './api.js';
import { byId, say } from './dom.js';
import { Feed } from './feed.js';
import { Models } from './models.js';
import { Rows } from './rows.js';
import { Scores } from './scores.js';
import { Tiles } from './tiles.js';
import { User } from './user.js';
import { duration } from './words.js';

const ANNOUNCE_MS = 60_000;

const feed = new Feed();
const tiles = new Tiles();
const scores = new Scores();
const rows = new Rows();
const user = new User();
const models = new Models();
const dialog = byId('token-dialog');

feed.addEventListener('snapshot', event => {
  tiles.add(event.detail.pulses);
  rows.add(event.detail.rows);
  scores.load().catch(() => {});
});
feed.addEventListener('pulse', event => {
  tiles.add([event.detail]);
  rows.rate(tiles.rate('predictions'));
  showState();
});
feed.addEventListener('rows', event => {
  rows.add(event.detail.rows, event.detail.truths);
  user.suggest(rows.users());
});
feed.addEventListener('scores', event => scores.update(event.detail));
feed.addEventListener('state', showState);
scores.addEventListener('change', () => tiles.scores(scores.now()));
setInterval(() => say(byId('announce'), feed.state === 'live' ? tiles.sentence() : ''), ANNOUNCE_MS);

let asked = false;

function showState() {
  const trouble = feed.state === 'live' ? tiles.trouble() : '';
  const text = {
    connecting: () => 'Connecting',
    live: () => trouble || 'Live',
    stale: () => `Stale for ${duration(Math.max(5000, 5000 * Math.floor(feed.age / 5000)))}, reconnecting`,
    locked: () => 'Needs a token',
  }[feed.state]();
  document.documentElement.dataset.feed = trouble ? 'failing' : feed.state;
  say(byId('status'), text);
  if (feed.state === 'locked' && !asked) {
    asked = true;
    askForToken(token.get()
      ? 'The application does not take this token.'
      : 'This surface is open to the network: it answers with its token only.');
  }
}

function askForToken(why) {
  say(byId('token-why'), why);
  byId('token').value = '';
  byId('token-forget').hidden = !token.get();
  dialog.showModal();
}

function useToken(value) {
  dialog.close();
  if (value) {
    token.set(value);
  } else {
    token.forget();
  }
  asked = false;
  feed.restart();
  route();
}

byId('token-button').addEventListener('click', () => askForToken('With it, stress is shown. The page keeps it until this tab is closed.'));
byId('token-cancel').addEventListener('click', () => dialog.close());
byId('token-forget').addEventListener('click', () => useToken(''));
byId('token-form').addEventListener('submit', event => {
  event.preventDefault();
  useToken(byId('token').value.trim());
});

const VIEWS = {
  live: { title: 'Live', show: () => {} },
  user: { title: 'User', show: id => user.show(id) },
  models: { title: 'Models', show: () => models.show() },
};

/** Shows the view that the address names: #/live, #/user/ID, #/models. */
function route() {
  const [, name = 'live', argument = ''] = /^#\/(\w+)(?:\/(.*))?$/.exec(location.hash) ?? [];
  const view = VIEWS[name] ? name : 'live';
  for (const other of Object.keys(VIEWS)) {
    byId(`view-${other}`).hidden = other !== view;
    const link = document.querySelector(`nav [data-view="${other}"]`);
    link.toggleAttribute('aria-current', other === view);
    if (other === view) {
      link.setAttribute('aria-current', 'page');
    }
  }
  user.hide();
  document.title = `${VIEWS[view].title} – Segue`;
  VIEWS[view].show(decoded(argument));
}

/** Somebody may have typed a percent sign. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  byId('main').focus();
});
window.addEventListener('hashchange', () => {
  route();
  byId('main').focus();
});
route();
feed.start();
