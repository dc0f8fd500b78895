/** Tailwind is the only plugin. */
const config = { plugins: { "@tailwindcss/postcss": {} } };

export default config;
