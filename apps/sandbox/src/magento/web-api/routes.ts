/** The web API's routes: method, path, resource of the access list, arguments (`!` = required), answer. */
export const routeLines = `
GET /V1/store/storeViews Magento_Backend::store > store-store[]
GET /V1/store/storeGroups Magento_Backend::store > store-group[]
GET /V1/store/websites Magento_Backend::store > store-website[]
GET /V1/store/storeConfigs Magento_Backend::store storeCodes:string[] > store-config[]
GET /V1/directory/currency anonymous > directory-currency-information
GET /V1/directory/countries anonymous > directory-country-information[]
GET /V1/directory/countries/:countryId anonymous countryId:string! > directory-country-information
GET /V1/modules Magento_Backend::admin > string[]
GET /V1/eav/attribute-sets/list Magento_Catalog::sets searchCriteria:criteria! > eav-attribute-set-search-results
GET /V1/eav/attribute-sets/:attributeSetId Magento_Catalog::sets attributeSetId:int! > eav-attribute-set
DELETE /V1/eav/attribute-sets/:attributeSetId Magento_Catalog::sets attributeSetId:int! > bool
PUT /V1/eav/attribute-sets/:attributeSetId Magento_Catalog::sets attributeSetId:string! attributeSet:eav-attribute-set! > eav-attribute-set
POST /V1/eav/attribute-sets Magento_Catalog::sets entityTypeCode:string! attributeSet:eav-attribute-set! skeletonId:int! > eav-attribute-set
GET /V1/customerGroups/:id Magento_Customer::group id:int! > customer-group
PUT /V1/customerGroups/:id Magento_Customer::group id:string! group:customer-group! > customer-group
DELETE /V1/customerGroups/:id Magento_Customer::group id:int! > bool
GET /V1/customerGroups/search Magento_Customer::group searchCriteria:criteria! > customer-group-search-results
POST /V1/customerGroups Magento_Customer::group group:customer-group! > customer-group
GET /V1/customerGroups/default/:storeId Magento_Customer::group storeId:int! > customer-group
GET /V1/customerGroups/default Magento_Customer::group storeId:int > customer-group
GET /V1/customerGroups/:id/permissions Magento_Customer::group id:int! > bool
PUT /V1/customerGroups/default/:id Magento_Customer::group id:int! > int
GET /V1/attributeMetadata/customer/attribute/:attributeCode Magento_Customer::customer attributeCode:string! > customer-attribute-metadata
GET /V1/attributeMetadata/customer/form/:formCode Magento_Customer::customer formCode:string! > customer-attribute-metadata[]
GET /V1/attributeMetadata/customer Magento_Customer::customer > customer-attribute-metadata[]
GET /V1/attributeMetadata/customer/custom Magento_Customer::customer dataInterfaceName:string > customer-attribute-metadata[]
GET /V1/attributeMetadata/customerAddress/attribute/:attributeCode Magento_Customer::customer attributeCode:string! > customer-attribute-metadata
GET /V1/attributeMetadata/customerAddress/form/:formCode Magento_Customer::customer formCode:string! > customer-attribute-metadata[]
GET /V1/attributeMetadata/customerAddress Magento_Customer::customer > customer-attribute-metadata[]
GET /V1/attributeMetadata/customerAddress/custom Magento_Customer::customer dataInterfaceName:string > customer-attribute-metadata[]
GET /V1/customers/:customerId Magento_Customer::customer customerId:int! > customer-customer
PUT /V1/customers/:customerId Magento_Customer::manage customerId:string! customer:customer-customer! passwordHash:string > customer-customer
DELETE /V1/customers/:customerId Magento_Customer::manage customerId:int! > bool
GET /V1/customers/search Magento_Customer::customer searchCriteria:criteria! > customer-search-results
POST /V1/customers anonymous customer:customer-customer! password:string redirectUrl:string > customer-customer
PUT /V1/customers/:email/activate Magento_Customer::manage email:string! confirmationKey:string! > customer-customer
GET /V1/customers/:customerId/confirm Magento_Customer::manage customerId:int! > string
POST /V1/customers/confirm Magento_Customer::manage email:string! websiteId:int! redirectUrl:string > bool
PUT /V1/customers/validate Magento_Customer::manage customer:customer-customer! > customer-validation-results
GET /V1/customers/:customerId/permissions/readonly Magento_Customer::customer customerId:int! > bool
POST /V1/customers/isEmailAvailable anonymous customerEmail:string! websiteId:int > bool
GET /V1/customers/:customerId/billingAddress Magento_Customer::manage customerId:int! > customer-address
GET /V1/customers/:customerId/shippingAddress Magento_Customer::manage customerId:int! > customer-address
GET /V1/customers/addresses/:addressId Magento_Customer::manage addressId:int! > customer-address
DELETE /V1/addresses/:addressId Magento_Customer::manage addressId:int! > bool
POST /V1/integration/admin/token anonymous username:string! password:string! > string
POST /V1/integration/customer/token anonymous username:string! password:string! > string
POST /V1/products Magento_Catalog::products product:catalog-product! saveOptions:bool > catalog-product
GET /V1/products Magento_Catalog::products searchCriteria:criteria! > catalog-product-search-results
PUT /V1/products/:sku Magento_Catalog::products sku:string! product:catalog-product! saveOptions:bool > catalog-product
DELETE /V1/products/:sku Magento_Catalog::products sku:string! > bool
GET /V1/products/:sku Magento_Catalog::products sku:string! editMode:bool storeId:int forceReload:bool > catalog-product
GET /V1/products/attributes/types Magento_Catalog::attributes_attributes > catalog-product-attribute-type[]
GET /V1/products/attributes/:attributeCode Magento_Catalog::attributes_attributes attributeCode:string! > catalog-product-attribute
PUT /V1/products/attributes/:attributeCode Magento_Catalog::attributes_attributes attributeCode:string! attribute:catalog-product-attribute! > catalog-product-attribute
DELETE /V1/products/attributes/:attributeCode Magento_Catalog::attributes_attributes attributeCode:string! > bool
GET /V1/products/attributes Magento_Catalog::attributes_attributes searchCriteria:criteria! > catalog-product-attribute-search-results
POST /V1/products/attributes Magento_Catalog::attributes_attributes attribute:catalog-product-attribute! > catalog-product-attribute
GET /V1/products/attributes/:attributeCode/is-filterable Magento_Catalog::attributes_attributes attributeCode:string! > int
PUT /V1/products/attributes/:attributeCode/is-filterable/:isFilterable Magento_Catalog::attributes_attributes attributeCode:string! isFilterable:int! > bool
GET /V1/categories/attributes/:attributeCode Magento_Catalog::attributes_attributes attributeCode:string! > catalog-category-attribute
GET /V1/categories/attributes Magento_Catalog::attributes_attributes searchCriteria:criteria! > catalog-category-attribute-search-results
GET /V1/categories/attributes/:attributeCode/options Magento_Catalog::attributes_attributes attributeCode:string! > eav-attribute-option[]
GET /V1/products/types Magento_Catalog::products > catalog-product-type[]
GET /V1/products/attribute-sets/sets/list Magento_Catalog::sets searchCriteria:criteria! > eav-attribute-set-search-results
GET /V1/products/attribute-sets/:attributeSetId Magento_Catalog::sets attributeSetId:int! > eav-attribute-set
DELETE /V1/products/attribute-sets/:attributeSetId Magento_Catalog::sets attributeSetId:int! > bool
PUT /V1/products/attribute-sets/:attributeSetId Magento_Catalog::sets attributeSetId:string! attributeSet:eav-attribute-set! > eav-attribute-set
POST /V1/products/attribute-sets Magento_Catalog::sets attributeSet:eav-attribute-set! skeletonId:int! > eav-attribute-set
GET /V1/products/attribute-sets/:attributeSetId/attributes Magento_Catalog::sets attributeSetId:string! > catalog-product-attribute[]
POST /V1/products/attribute-sets/attributes Magento_Catalog::sets attributeSetId:int! attributeGroupId:int! attributeCode:string! sortOrder:int! > int
DELETE /V1/products/attribute-sets/:attributeSetId/attributes/:attributeCode Magento_Catalog::sets attributeSetId:string! attributeCode:string! > bool
GET /V1/products/attribute-sets/groups/list Magento_Catalog::sets searchCriteria:criteria! > eav-attribute-group-search-results
POST /V1/products/attribute-sets/groups Magento_Catalog::sets group:eav-attribute-group! > eav-attribute-group
PUT /V1/products/attribute-sets/:attributeSetId/groups Magento_Catalog::sets attributeSetId:string! group:eav-attribute-group! > eav-attribute-group
DELETE /V1/products/attribute-sets/groups/:groupId Magento_Catalog::sets groupId:int! > bool
GET /V1/products/media/types/:attributeSetName Magento_Catalog::attributes_attributes attributeSetName:string! > catalog-product-attribute[]
GET /V1/products/:sku/media/:entryId Magento_Catalog::attributes_attributes sku:string! entryId:int! > catalog-product-attribute-media-gallery-entry
PUT /V1/products/:sku/media/:entryId Magento_Catalog::catalog sku:string! entryId:string! entry:catalog-product-attribute-media-gallery-entry! > bool
DELETE /V1/products/:sku/media/:entryId Magento_Catalog::catalog sku:string! entryId:int! > bool
POST /V1/products/:sku/media Magento_Catalog::catalog sku:string! entry:catalog-product-attribute-media-gallery-entry! > int
GET /V1/products/:sku/media Magento_Catalog::catalog sku:string! > catalog-product-attribute-media-gallery-entry[]
POST /V1/products/tier-prices-information Magento_Catalog::catalog skus:string[]! > catalog-tier-price[]
POST /V1/products/tier-prices Magento_Catalog::catalog prices:catalog-tier-price[]! > catalog-price-update-result[]
PUT /V1/products/tier-prices Magento_Catalog::catalog prices:catalog-tier-price[]! > catalog-price-update-result[]
POST /V1/products/tier-prices-delete Magento_Catalog::catalog prices:catalog-tier-price[]! > catalog-price-update-result[]
POST /V1/products/base-prices-information Magento_Catalog::catalog skus:string[]! > catalog-base-price[]
POST /V1/products/base-prices Magento_Catalog::catalog prices:catalog-base-price[]! > catalog-price-update-result[]
POST /V1/products/cost-information Magento_Catalog::products skus:string[]! > catalog-cost[]
GET /V1/products/attributes/:attributeCode/options Magento_Catalog::attributes_attributes attributeCode:string! > eav-attribute-option[]
POST /V1/products/attributes/:attributeCode/options Magento_Catalog::attributes_attributes attributeCode:string! option:eav-attribute-option! > string
DELETE /V1/products/attributes/:attributeCode/options/:optionId Magento_Catalog::attributes_attributes attributeCode:string! optionId:string! > bool
POST /V1/products/cost Magento_Catalog::products prices:catalog-cost[]! > catalog-price-update-result[]
POST /V1/products/special-price-information Magento_Catalog::products skus:string[]! > catalog-special-price[]
POST /V1/products/special-price Magento_Catalog::products prices:catalog-special-price[]! > catalog-price-update-result[]
POST /V1/products/special-price-delete Magento_Catalog::products prices:catalog-special-price[]! > catalog-price-update-result[]
DELETE /V1/categories/:categoryId Magento_Catalog::categories categoryId:int! > bool
GET /V1/categories/:categoryId Magento_Catalog::categories categoryId:int! storeId:int > catalog-category
POST /V1/categories Magento_Catalog::categories category:catalog-category! > catalog-category
GET /V1/categories Magento_Catalog::categories rootCategoryId:int depth:int > catalog-category-tree
PUT /V1/categories/:id Magento_Catalog::categories id:string! category:catalog-category! > catalog-category
PUT /V1/categories/:categoryId/move Magento_Catalog::categories categoryId:int! parentId:int! afterId:int > bool
GET /V1/categories/list Magento_Catalog::categories searchCriteria:criteria! > catalog-category-search-results
GET /V1/categories/:categoryId/products Magento_Catalog::categories categoryId:int! > catalog-category-product-link[]
POST /V1/categories/:categoryId/products Magento_Catalog::categories categoryId:string! productLink:catalog-category-product-link! > bool
PUT /V1/categories/:categoryId/products Magento_Catalog::categories categoryId:string! productLink:catalog-category-product-link! > bool
DELETE /V1/categories/:categoryId/products/:sku Magento_Catalog::categories categoryId:int! sku:string! > bool
POST /V1/products/:sku/websites Magento_Catalog::products sku:string! productWebsiteLink:catalog-product-website-link! > bool
PUT /V1/products/:sku/websites Magento_Catalog::products sku:string! productWebsiteLink:catalog-product-website-link! > bool
GET /V1/stockItems/:productSku Magento_CatalogInventory::cataloginventory productSku:string! scopeId:int > catalog-inventory-stock-item
PUT /V1/products/:productSku/stockItems/:itemId Magento_CatalogInventory::cataloginventory productSku:string! itemId:string! stockItem:catalog-inventory-stock-item! > int
GET /V1/stockItems/lowStock/ Magento_CatalogInventory::cataloginventory scopeId:int! qty:float! currentPage:int pageSize:int > catalog-inventory-stock-item-collection
GET /V1/stockStatuses/:productSku anonymous productSku:string! scopeId:int > catalog-inventory-stock-status
POST /V1/customers/:customerId/carts Magento_Customer::manage customerId:int! > int
POST /V1/carts/:cartId/items Magento_Cart::manage cartId:string! cartItem:quote-cart-item! > quote-cart-item
GET /V1/carts/:cartId/items Magento_Cart::manage cartId:int! > quote-cart-item[]
POST /V1/carts/:cartId/estimate-shipping-methods Magento_Cart::manage cartId:int! address:quote-address! > quote-shipping-method[]
POST /V1/carts/:cartId/shipping-information Magento_Cart::manage cartId:int! addressInformation:checkout-shipping-information! > checkout-payment-details
PUT /V1/carts/:cartId/order Magento_Cart::manage cartId:int! paymentMethod:quote-payment > int
GET /V1/guest-carts/:cartId anonymous cartId:string! > quote-cart
PUT /V1/guest-carts/:cartId anonymous cartId:string! customerId:int! storeId:int! > bool
POST /V1/guest-carts anonymous > string
PUT /V1/guest-carts/:cartId/order anonymous cartId:string! paymentMethod:quote-payment > int
GET /V1/guest-carts/:cartId/shipping-methods anonymous cartId:string! > quote-shipping-method[]
POST /V1/guest-carts/:cartId/estimate-shipping-methods anonymous cartId:string! address:quote-address! > quote-shipping-method[]
GET /V1/guest-carts/:cartId/items anonymous cartId:string! > quote-cart-item[]
POST /V1/guest-carts/:cartId/items anonymous cartId:string! cartItem:quote-cart-item! > quote-cart-item
PUT /V1/guest-carts/:cartId/items/:itemId anonymous cartId:string! itemId:string! cartItem:quote-cart-item! > quote-cart-item
DELETE /V1/guest-carts/:cartId/items/:itemId anonymous cartId:string! itemId:int! > bool
GET /V1/guest-carts/:cartId/payment-methods anonymous cartId:string! > quote-payment-method[]
GET /V1/guest-carts/:cartId/billing-address anonymous cartId:string! > quote-address
POST /V1/guest-carts/:cartId/billing-address anonymous cartId:string! address:quote-address! useForShipping:bool > int
PUT /V1/guest-carts/:cartId/collect-totals anonymous cartId:string! paymentMethod:quote-payment! shippingCarrierCode:string shippingMethodCode:string additionalData:quote-totals-additional-data > quote-totals
GET /V1/guest-carts/:cartId/totals anonymous cartId:string! > quote-totals
GET /V1/orders/:id Magento_Sales::actions_view id:int! > sales-order
GET /V1/orders Magento_Sales::actions_view searchCriteria:criteria! > sales-order-search-result
POST /V1/orders Magento_Sales::create entity:sales-order! > sales-order
PUT /V1/orders/create Magento_Sales::create entity:sales-order! > sales-order
GET /V1/orders/:id/statuses Magento_Sales::actions_view id:int! > string
POST /V1/orders/:id/cancel Magento_Sales::cancel id:int! > bool
POST /V1/orders/:id/emails Magento_Sales::emails id:int! > bool
POST /V1/orders/:id/hold Magento_Sales::hold id:int! > bool
POST /V1/orders/:id/unhold Magento_Sales::unhold id:int! > bool
POST /V1/orders/:id/comments Magento_Sales::comment id:int! statusHistory:sales-order-status-history! > bool
GET /V1/orders/:id/comments Magento_Sales::actions_view id:int! > sales-order-status-history-search-result
PUT /V1/orders/:parent_id Magento_Sales::create parent_id:string! entity:sales-order-address! > sales-order-address
GET /V1/orders/items/:id Magento_Sales::actions_view id:int! > sales-order-item
GET /V1/orders/items Magento_Sales::actions_view searchCriteria:criteria! > sales-order-item-search-result
GET /V1/invoices/:id Magento_Sales::sales_invoice id:int! > sales-invoice
GET /V1/invoices Magento_Sales::sales_invoice searchCriteria:criteria! > sales-invoice-search-result
POST /V1/invoices/ Magento_Sales::sales_invoice entity:sales-invoice! > sales-invoice
GET /V1/invoices/:id/comments Magento_Sales::sales_invoice id:int! > sales-invoice-comment-search-result
POST /V1/invoices/:id/emails Magento_Sales::sales_invoice id:int! > bool
POST /V1/invoices/:id/void Magento_Sales::sales_invoice id:int! > bool
POST /V1/invoices/:id/capture Magento_Sales::sales_invoice id:int! > string
POST /V1/invoices/comments Magento_Sales::sales_invoice entity:sales-invoice-comment! > sales-invoice-comment
POST /V1/invoice/:invoiceId/refund Magento_Sales::creditmemo invoiceId:int! items:sales-creditmemo-item-creation[] isOnline:bool notify:bool appendComment:bool comment:sales-creditmemo-comment-creation arguments:sales-creditmemo-creation-arguments > int
GET /V1/creditmemo/:id/comments Magento_Sales::sales_creditmemo id:int! > sales-creditmemo-comment-search-result
POST /V1/creditmemo/:id/comments Magento_Sales::sales_creditmemo id:string! entity:sales-creditmemo-comment! > sales-creditmemo-comment
PUT /V1/creditmemo/:id Magento_Sales::sales_creditmemo id:int! > bool
GET /V1/creditmemo/:id Magento_Sales::sales_creditmemo id:int! > sales-creditmemo
POST /V1/creditmemo/:id/emails Magento_Sales::sales_creditmemo id:int! > bool
POST /V1/creditmemo/refund Magento_Sales::sales_creditmemo creditmemo:sales-creditmemo! offlineRequested:bool > sales-creditmemo
GET /V1/creditmemos Magento_Sales::sales_creditmemo searchCriteria:criteria! > sales-creditmemo-search-result
POST /V1/creditmemo Magento_Sales::sales_creditmemo entity:sales-creditmemo! > sales-creditmemo
POST /V1/order/:orderId/refund Magento_Sales::creditmemo orderId:int! items:sales-creditmemo-item-creation[] notify:bool appendComment:bool comment:sales-creditmemo-comment-creation arguments:sales-creditmemo-creation-arguments > int
GET /V1/shipment/:id Magento_Sales::shipment id:int! > sales-shipment
GET /V1/shipments Magento_Sales::shipment searchCriteria:criteria! > sales-shipment-search-result
POST /V1/shipment/ Magento_Sales::shipment entity:sales-shipment! > sales-shipment
GET /V1/shipment/:id/comments Magento_Sales::shipment id:int! > sales-shipment-comment-search-result
POST /V1/shipment/:id/comments Magento_Sales::shipment id:string! entity:sales-shipment-comment! > sales-shipment-comment
POST /V1/shipment/:id/emails Magento_Sales::shipment id:int! > bool
GET /V1/shipment/:id/label Magento_Sales::shipment id:int! > string
POST /V1/shipment/track Magento_Sales::shipment entity:sales-shipment-track! > sales-shipment-track
DELETE /V1/shipment/track/:id Magento_Sales::shipment id:int! > bool
POST /V1/order/:orderId/ship Magento_Sales::ship orderId:int! items:sales-shipment-item-creation[] notify:bool appendComment:bool comment:sales-shipment-comment-creation tracks:sales-shipment-track-creation[] packages:sales-shipment-package-creation[] arguments:sales-shipment-creation-arguments > int
GET /V1/transactions/:id Magento_Sales::transactions_fetch id:int! > sales-transaction
GET /V1/transactions Magento_Sales::transactions_fetch searchCriteria:criteria! > sales-transaction-search-result
POST /V1/order/:orderId/invoice Magento_Sales::invoice orderId:int! capture:bool items:sales-invoice-item-creation[] notify:bool appendComment:bool comment:sales-invoice-comment-creation arguments:sales-invoice-creation-arguments > int
POST /V1/guest-carts/:cartId/shipping-information anonymous cartId:string! addressInformation:checkout-shipping-information! > checkout-payment-details
POST /V1/guest-carts/:cartId/totals-information anonymous cartId:string! addressInformation:checkout-totals-information! > quote-totals
POST /V1/guest-carts/:cartId/payment-information anonymous cartId:string! email:string! paymentMethod:quote-payment! billingAddress:quote-address > int
GET /V1/guest-carts/:cartId/payment-information anonymous cartId:string! > checkout-payment-details
GET /V1/inventory/sources Magento_InventoryApi::source searchCriteria:criteria > inventory-api-source-search-results
POST /V1/inventory/sources Magento_InventoryApi::source_edit source:inventory-api-source! > mixed
GET /V1/inventory/sources/:sourceCode Magento_InventoryApi::source sourceCode:string! > inventory-api-source
PUT /V1/inventory/sources/:sourceCode Magento_InventoryApi::source_edit sourceCode:string! source:inventory-api-source! > mixed
GET /V1/inventory/get-sources-assigned-to-stock-ordered-by-priority/:stockId Magento_InventoryApi::source stockId:int! > inventory-api-source[]
GET /V1/inventory/stocks Magento_InventoryApi::stock searchCriteria:criteria > inventory-api-stock-search-results
POST /V1/inventory/stocks Magento_InventoryApi::stock_edit stock:inventory-api-stock! > int
GET /V1/inventory/stocks/:stockId Magento_InventoryApi::stock stockId:int! > inventory-api-stock
DELETE /V1/inventory/stocks/:stockId Magento_InventoryApi::stock_delete stockId:int! > mixed
PUT /V1/inventory/stocks/:stockId Magento_InventoryApi::stock_edit stockId:string! stock:inventory-api-stock! > int
GET /V1/inventory/stock-source-links Magento_InventoryApi::stock_source_link searchCriteria:criteria > inventory-api-stock-source-link-search-results
POST /V1/inventory/stock-source-links Magento_InventoryApi::stock_source_link links:inventory-api-stock-source-link[]! > mixed
POST /V1/inventory/stock-source-links-delete Magento_InventoryApi::stock_source_link links:inventory-api-stock-source-link[]! > mixed
GET /V1/inventory/source-items Magento_InventoryApi::source searchCriteria:criteria! > inventory-api-source-item-search-results
POST /V1/inventory/source-items Magento_InventoryApi::stock_source_item_assign sourceItems:inventory-api-source-item[]! > mixed
POST /V1/inventory/source-items-delete Magento_InventoryApi::stock_source_item_assign sourceItems:inventory-api-source-item[]! > mixed
GET /V1/inventory/get-product-salable-quantity/:sku/:stockId Magento_InventorySalesApi::stock sku:string! stockId:int! > float
GET /V1/inventory/is-product-salable/:sku/:stockId Magento_InventorySalesApi::stock sku:string! stockId:int! > bool
GET /V1/inventory/are-products-salable Magento_InventorySalesApi::stock skus:string[]! stockId:int! > inventory-sales-api-is-product-salable-result[]
GET /V1/inventory/is-product-salable-for-requested-qty/:sku/:stockId/:requestedQty Magento_InventorySalesApi::stock sku:string! stockId:int! requestedQty:float! > inventory-sales-api-product-salable-result
GET /V1/inventory/are-product-salable-for-requested-qty/ Magento_InventorySalesApi::stock skuRequests:mixed stockId:int! > inventory-sales-api-is-product-salable-for-requested-qty-result[]
GET /V1/inventory/stock-resolver/:type/:code Magento_InventorySalesApi::stock type:string! code:string! > inventory-api-stock
POST /V1/taxRates Magento_Tax::manage_tax taxRate:tax-rate! > tax-rate
PUT /V1/taxRates Magento_Tax::manage_tax taxRate:tax-rate! > tax-rate
GET /V1/taxRates/:rateId Magento_Tax::manage_tax rateId:int! > tax-rate
DELETE /V1/taxRates/:rateId Magento_Tax::manage_tax rateId:int! > bool
GET /V1/taxRates/search Magento_Tax::manage_tax searchCriteria:criteria! > tax-rate-search-results
POST /V1/taxRules Magento_Tax::manage_tax rule:tax-rule! > tax-rule
PUT /V1/taxRules Magento_Tax::manage_tax rule:tax-rule! > tax-rule
DELETE /V1/taxRules/:ruleId Magento_Tax::manage_tax ruleId:int! > bool
GET /V1/taxRules/:ruleId Magento_Tax::manage_tax ruleId:int! > tax-rule
GET /V1/taxRules/search Magento_Tax::manage_tax searchCriteria:criteria! > tax-rule-search-results
POST /V1/taxClasses Magento_Tax::manage_tax taxClass:tax-class! > string
GET /V1/taxClasses/:taxClassId Magento_Tax::manage_tax taxClassId:int! > tax-class
DELETE /V1/taxClasses/:taxClassId Magento_Tax::manage_tax taxClassId:int! > bool
PUT /V1/taxClasses/:classId Magento_Tax::manage_tax classId:string! taxClass:tax-class! > string
GET /V1/taxClasses/search Magento_Tax::manage_tax searchCriteria:criteria! > tax-class-search-results
GET /V1/bulk/:bulkUuid/detailed-status Magento_AsynchronousOperations::system_magento_logging_bulk_operations bulkUuid:string! > asynchronous-operations-detailed-bulk-operations-status
GET /V1/bulk/:bulkUuid/status Magento_AsynchronousOperations::system_magento_logging_bulk_operations bulkUuid:string! > asynchronous-operations-bulk-operations-status
GET /V1/bulk/:bulkUuid/operation-status/:status Magento_AsynchronousOperations::system_magento_logging_bulk_operations bulkUuid:string! status:int! > int
GET /V1/bulk Magento_AsynchronousOperations::system_magento_logging_bulk_operations searchCriteria:criteria! > asynchronous-operations-operation-search-results
GET /V1/inventory/source-selection-algorithm-list Magento_InventorySourceSelectionApi::source_selection > mixed
PUT /V1/products/attributes/:attributeCode/options/:optionId Magento_Catalog::attributes_attributes attributeCode:string! optionId:string! option:eav-attribute-option! > bool
POST /V1/products/cost-delete Magento_Catalog::products skus:string[]! > bool
GET /V1/products/links/types Magento_Catalog::catalog > mixed
GET /V1/products/links/:type/attributes Magento_Catalog::catalog type:string! > mixed
GET /V1/products/:sku/group-prices/:customerGroupId/tiers Magento_Catalog::products sku:string! customerGroupId:string! > mixed
GET /V1/products/:sku/links/:type Magento_Catalog::products sku:string! type:string! > mixed
GET /V1/products/:sku/options Magento_Catalog::products sku:string! > mixed
GET /V1/products/:sku/options/:optionId Magento_Catalog::products sku:string! optionId:int! > mixed
DELETE /V1/products/:sku/websites/:websiteId Magento_Catalog::products sku:string! websiteId:int! > bool
`
