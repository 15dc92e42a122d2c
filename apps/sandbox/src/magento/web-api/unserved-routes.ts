/**
 * Routes that a real shop has and this one does not: they are known, so that asking for one is answered as what it is and not as an
 * unknown path. Method, path, resource, arguments of the path, as in routes.ts.
 */
export const unservedRouteLines = `
GET /V1/adobestock/asset/list Magento_AdobeStockImageAdminUi::save_preview_images
GET /V1/adobestock/asset/search Magento_AdobeStockImageAdminUi::save_preview_images
DELETE /V1/adobestock/asset/:id Magento_AdobeStockImageAdminUi::save_preview_images id:string!
GET /V1/adobestock/asset/:id Magento_AdobeStockImageAdminUi::save_preview_images id:string!
GET /V1/adobestock/search Magento_AdobeStockImageAdminUi::save_preview_images
GET /V1/analytics/link Magento_Analytics::analytics_api
GET /V1/applepay/auth anonymous
POST /V1/braintree/mine/payment/vault self
POST /V1/bundle-products/options/add Magento_Catalog::products
GET /V1/bundle-products/options/types Magento_Catalog::products
PUT /V1/bundle-products/options/:optionId Magento_Catalog::products optionId:string!
GET /V1/bundle-products/:productSku/children Magento_Catalog::products productSku:string!
PUT /V1/bundle-products/:sku/links/:id Magento_Catalog::products sku:string! id:string!
POST /V1/bundle-products/:sku/links/:optionId Magento_Catalog::products sku:string! optionId:string!
GET /V1/bundle-products/:sku/options/all Magento_Catalog::products sku:string!
DELETE /V1/bundle-products/:sku/options/:optionId Magento_Catalog::products sku:string! optionId:string!
GET /V1/bundle-products/:sku/options/:optionId Magento_Catalog::products sku:string! optionId:string!
DELETE /V1/bundle-products/:sku/options/:optionId/children/:childSku Magento_Catalog::products sku:string! optionId:string! childSku:string!
POST /V1/carts Magento_Cart::manage
GET /V1/carts/licence anonymous
GET /V1/carts/licence/list anonymous
GET /V1/carts/mine self cartId:int!
POST /V1/carts/mine self cartId:int!
PUT /V1/carts/mine self cartId:int!
GET /V1/carts/mine/billing-address self cartId:int!
POST /V1/carts/mine/billing-address self cartId:int!
PUT /V1/carts/mine/collect-totals self cartId:int!
DELETE /V1/carts/mine/coupons self cartId:int!
GET /V1/carts/mine/coupons self cartId:int!
PUT /V1/carts/mine/coupons/:couponCode self cartId:int! couponCode:string!
POST /V1/carts/mine/estimate-shipping-methods self cartId:int!
POST /V1/carts/mine/estimate-shipping-methods-by-address-id self cartId:int!
GET /V1/carts/mine/gift-message self cartId:int!
POST /V1/carts/mine/gift-message self cartId:int!
GET /V1/carts/mine/gift-message/:itemId self cartId:int! itemId:string!
POST /V1/carts/mine/gift-message/:itemId self cartId:int! itemId:string!
GET /V1/carts/mine/items self cartId:int!
POST /V1/carts/mine/items self cartId:int!
DELETE /V1/carts/mine/items/:itemId self cartId:int! itemId:string!
PUT /V1/carts/mine/items/:itemId self cartId:int! itemId:string!
PUT /V1/carts/mine/order self cartId:int!
GET /V1/carts/mine/payment-information self cartId:int!
POST /V1/carts/mine/payment-information self cartId:int!
GET /V1/carts/mine/payment-methods self cartId:int!
POST /V1/carts/mine/payment-order self
GET /V1/carts/mine/payment-order/:id self id:string!
POST /V1/carts/mine/payment-order/:id self id:string!
GET /V1/carts/mine/selected-payment-method self cartId:int!
PUT /V1/carts/mine/selected-payment-method self cartId:int!
POST /V1/carts/mine/set-payment-information self cartId:int!
POST /V1/carts/mine/shipping-information self cartId:int!
GET /V1/carts/mine/shipping-methods self cartId:int!
GET /V1/carts/mine/totals self cartId:int!
POST /V1/carts/mine/totals-information self cartId:int!
GET /V1/carts/search Magento_Cart::manage
GET /V1/carts/:cartId Magento_Cart::manage cartId:string!
PUT /V1/carts/:cartId Magento_Cart::manage cartId:string!
GET /V1/carts/:cartId/billing-address Magento_Cart::manage cartId:string!
POST /V1/carts/:cartId/billing-address Magento_Cart::manage cartId:string!
DELETE /V1/carts/:cartId/coupons Magento_Cart::manage cartId:string!
GET /V1/carts/:cartId/coupons Magento_Cart::manage cartId:string!
PUT /V1/carts/:cartId/coupons/:couponCode Magento_Cart::manage cartId:string! couponCode:string!
POST /V1/carts/:cartId/estimate-shipping-methods-by-address-id Magento_Cart::manage cartId:string!
GET /V1/carts/:cartId/gift-message Magento_Cart::manage cartId:string!
POST /V1/carts/:cartId/gift-message Magento_Cart::manage cartId:string!
GET /V1/carts/:cartId/gift-message/:itemId Magento_Cart::manage cartId:string! itemId:string!
POST /V1/carts/:cartId/gift-message/:itemId Magento_Cart::manage cartId:string! itemId:string!
DELETE /V1/carts/:cartId/items/:itemId Magento_Cart::manage cartId:string! itemId:string!
PUT /V1/carts/:cartId/items/:itemId Magento_Cart::manage cartId:string! itemId:string!
GET /V1/carts/:cartId/payment-methods Magento_Cart::manage cartId:string!
GET /V1/carts/:cartId/selected-payment-method Magento_Cart::manage cartId:string!
PUT /V1/carts/:cartId/selected-payment-method Magento_Cart::manage cartId:string!
GET /V1/carts/:cartId/shipping-methods Magento_Cart::manage cartId:string!
GET /V1/carts/:cartId/totals Magento_Cart::manage cartId:string!
POST /V1/carts/:cartId/totals-information Magento_Cart::manage cartId:string!
POST /V1/cmsBlock Magento_Cms::block
GET /V1/cmsBlock/search Magento_Cms::block
DELETE /V1/cmsBlock/:blockId Magento_Cms::block blockId:string!
GET /V1/cmsBlock/:blockId Magento_Cms::block blockId:string!
PUT /V1/cmsBlock/:id Magento_Cms::block id:string!
POST /V1/cmsPage Magento_Cms::page
GET /V1/cmsPage/search Magento_Cms::page
PUT /V1/cmsPage/:id Magento_Cms::page id:string!
DELETE /V1/cmsPage/:pageId Magento_Cms::page pageId:string!
GET /V1/cmsPage/:pageId Magento_Cms::page pageId:string!
PUT /V1/configurable-products/variation Magento_Catalog::products
POST /V1/configurable-products/:sku/child Magento_Catalog::products sku:string!
GET /V1/configurable-products/:sku/children Magento_Catalog::products sku:string!
DELETE /V1/configurable-products/:sku/children/:childSku Magento_Catalog::products sku:string! childSku:string!
POST /V1/configurable-products/:sku/options Magento_Catalog::products sku:string!
GET /V1/configurable-products/:sku/options/all Magento_Catalog::products sku:string!
DELETE /V1/configurable-products/:sku/options/:id Magento_Catalog::products sku:string! id:string!
GET /V1/configurable-products/:sku/options/:id Magento_Catalog::products sku:string! id:string!
PUT /V1/configurable-products/:sku/options/:id Magento_Catalog::products sku:string! id:string!
POST /V1/coupons Magento_SalesRule::quote
POST /V1/coupons/deleteByCodes Magento_SalesRule::quote
POST /V1/coupons/deleteByIds Magento_SalesRule::quote
POST /V1/coupons/generate Magento_SalesRule::quote
GET /V1/coupons/search Magento_SalesRule::quote
DELETE /V1/coupons/:couponId Magento_SalesRule::quote couponId:string!
GET /V1/coupons/:couponId Magento_SalesRule::quote couponId:string!
PUT /V1/coupons/:couponId Magento_SalesRule::quote couponId:string!
GET /V1/customers/me self customerId:int!
PUT /V1/customers/me self customerId:int!
PUT /V1/customers/me/activate self customerId:int!
GET /V1/customers/me/billingAddress self customerId:int!
PUT /V1/customers/me/password self customerId:int!
GET /V1/customers/me/shippingAddress self customerId:int!
PUT /V1/customers/password anonymous
POST /V1/customers/resetPassword anonymous
GET /V1/customers/:customerId/password/resetLinkToken/:resetPasswordLinkToken anonymous customerId:string! resetPasswordLinkToken:string!
DELETE /V1/guest-carts/:cartId/coupons anonymous cartId:string!
GET /V1/guest-carts/:cartId/coupons anonymous cartId:string!
PUT /V1/guest-carts/:cartId/coupons/:couponCode anonymous cartId:string! couponCode:string!
GET /V1/guest-carts/:cartId/gift-message anonymous cartId:string!
POST /V1/guest-carts/:cartId/gift-message anonymous cartId:string!
GET /V1/guest-carts/:cartId/gift-message/:itemId anonymous cartId:string! itemId:string!
POST /V1/guest-carts/:cartId/gift-message/:itemId anonymous cartId:string! itemId:string!
POST /V1/guest-carts/:cartId/payment-order anonymous cartId:string!
GET /V1/guest-carts/:cartId/payment-order/:id anonymous cartId:string! id:string!
POST /V1/guest-carts/:cartId/payment-order/:id anonymous cartId:string! id:string!
GET /V1/guest-carts/:cartId/selected-payment-method anonymous cartId:string!
PUT /V1/guest-carts/:cartId/selected-payment-method anonymous cartId:string!
POST /V1/guest-carts/:cartId/set-payment-information anonymous cartId:string!
POST /V1/integration/customer/revoke-customer-token self
POST /V1/inventory/bulk-partial-source-transfer Magento_InventoryCatalogApi::bulk
POST /V1/inventory/bulk-product-source-assign Magento_InventoryCatalogApi::bulk
POST /V1/inventory/bulk-product-source-transfer Magento_InventoryCatalogApi::bulk
POST /V1/inventory/bulk-product-source-unassign Magento_InventoryCatalogApi::bulk
GET /V1/inventory/dump-stock-index-data/:salesChannelType/:salesChannelCode Magento_InventoryApi::stock salesChannelType:string! salesChannelCode:string!
GET /V1/inventory/export-stock-salable-qty/:salesChannelType/:salesChannelCode Magento_InventoryApi::stock salesChannelType:string! salesChannelCode:string!
GET /V1/inventory/get-distance Magento_InventoryApi::stock
GET /V1/inventory/get-distance-provider-code Magento_InventoryApi::stock
GET /V1/inventory/get-latlng-from-address Magento_InventoryApi::stock
GET /V1/inventory/get-latslngs-from-address Magento_InventoryApi::stock
GET /V1/inventory/in-store-pickup/pickup-locations anonymous
POST /V1/inventory/low-quantity-notification Magento_InventoryApi::source
GET /V1/inventory/low-quantity-notification/:sourceCode/:sku Magento_InventoryApi::source sourceCode:string! sku:string!
POST /V1/inventory/low-quantity-notifications-delete Magento_InventoryApi::source
POST /V1/inventory/source-selection-algorithm-result Magento_InventoryApi::source
POST /V1/order/notify-orders-are-ready-for-pickup Magento_Sales::ship
GET /V1/payments-config/apple-pay/:location anonymous location:string!
GET /V1/payments-config/google-pay/:location anonymous location:string!
GET /V1/payments-config/hosted-fields/:location anonymous location:string!
GET /V1/payments-config/smart-buttons/:location anonymous location:string!
GET /V1/payments-config/:location anonymous location:string!
GET /V1/payments-sdk/:location anonymous location:string!
GET /V1/payments-sdk/:location/:methodCode anonymous location:string! methodCode:string!
GET /V1/products-render-info anonymous
DELETE /V1/products/downloadable-links/samples/:id Magento_Catalog::products id:string!
DELETE /V1/products/downloadable-links/:id Magento_Catalog::products id:string!
POST /V1/products/options Magento_Catalog::products
GET /V1/products/options/types Magento_Catalog::products
PUT /V1/products/options/:optionId Magento_Catalog::products optionId:string!
GET /V1/products/:sku/downloadable-links Magento_Catalog::products sku:string!
POST /V1/products/:sku/downloadable-links Magento_Catalog::products sku:string!
GET /V1/products/:sku/downloadable-links/samples Magento_Catalog::products sku:string!
POST /V1/products/:sku/downloadable-links/samples Magento_Catalog::products sku:string!
PUT /V1/products/:sku/downloadable-links/samples/:id Magento_Catalog::products sku:string! id:string!
PUT /V1/products/:sku/downloadable-links/:id Magento_Catalog::products sku:string! id:string!
DELETE /V1/products/:sku/group-prices/:customerGroupId/tiers/:qty Magento_Catalog::products sku:string! customerGroupId:string! qty:string!
POST /V1/products/:sku/group-prices/:customerGroupId/tiers/:qty/price/:price Magento_Catalog::products sku:string! customerGroupId:string! qty:string! price:string!
POST /V1/products/:sku/links Magento_Catalog::products sku:string!
PUT /V1/products/:sku/links Magento_Catalog::products sku:string!
DELETE /V1/products/:sku/links/:type/:linkedProductSku Magento_Catalog::products sku:string! type:string! linkedProductSku:string!
DELETE /V1/products/:sku/options/:optionId Magento_Catalog::products sku:string! optionId:string!
POST /V1/salesRules Magento_SalesRule::quote
GET /V1/salesRules/search Magento_SalesRule::quote
DELETE /V1/salesRules/:ruleId Magento_SalesRule::quote ruleId:string!
GET /V1/salesRules/:ruleId Magento_SalesRule::quote ruleId:string!
PUT /V1/salesRules/:ruleId Magento_SalesRule::quote ruleId:string!
GET /V1/search anonymous
`
