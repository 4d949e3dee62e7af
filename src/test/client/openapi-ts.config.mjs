export default {
  input: process.env.DESCRIPTION,
  output: { path: 'made/client', importFileExtension: '.js' },
  plugins: ['@hey-api/client-fetch', '@hey-api/sdk', '@hey-api/typescript'],
};
