import '../number-grid/index.ts';
import '../step-transport/index.ts';
import { ReluRules } from './relu-rules.ts';

export { ReluRules } from './relu-rules.ts';

if (!customElements.get('relu-rules')) customElements.define('relu-rules', ReluRules);

declare global {
  interface HTMLElementTagNameMap {
    'relu-rules': ReluRules;
  }
}
