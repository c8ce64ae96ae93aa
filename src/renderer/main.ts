import { mount, unmount } from 'svelte'
import App from './App.svelte'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/panes.css'
import './styles/tabs.css'
import './styles/overlays.css'

const target = document.getElementById('app')
if (target) {
  const { api } = window
  let app = mount(App, { target, props: { api } })
  // Another ledger: whatever the window knows is about one that is no longer there.
  api.on('ledger.replaced', ({ madeAt }) => {
    void unmount(app).then(() => {
      app = mount(App, { target, props: { api, restoredAt: madeAt } })
    })
  })
}
