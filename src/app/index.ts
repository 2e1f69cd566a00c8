export { href, parse, type Route } from './routes.ts';
