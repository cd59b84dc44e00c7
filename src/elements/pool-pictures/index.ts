import { PoolPictures } from './pool-pictures.ts';

if (!customElements.get('pool-pictures')) customElements.define('pool-pictures', PoolPictures);

export { PoolPictures };
