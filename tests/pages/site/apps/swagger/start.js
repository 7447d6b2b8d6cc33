SwaggerUIBundle({
  url: '/apps/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  // The default asks a validator on the network.
  validatorUrl: null,
})
