/** The data interfaces: name, then each field with its type in the order in which Magento writes them. */
export const typeLines = `
asynchronous-operations-bulk-operations-status operations_list:asynchronous-operations-summary-operation-status[] extension_attributes:asynchronous-operations-bulk-summary-extension user_type:int bulk_id:string description:string start_time:string user_id:int operation_count:int
asynchronous-operations-bulk-summary-extension
asynchronous-operations-detailed-bulk-operations-status operations_list:asynchronous-operations-operation[] extension_attributes:asynchronous-operations-bulk-summary-extension user_type:int bulk_id:string description:string start_time:string user_id:int operation_count:int
asynchronous-operations-operation extension_attributes:asynchronous-operations-operation-extension id:int bulk_uuid:string topic_name:string serialized_data:string result_serialized_data:string status:int result_message:string error_code:int
asynchronous-operations-operation-extension start_time:string
asynchronous-operations-operation-search-results items:asynchronous-operations-operation[] search_criteria:search-criteria total_count:int
asynchronous-operations-summary-operation-status id:int status:int result_message:string error_code:int
bundle-option option_id:int option_qty:int option_selections:int[] extension_attributes:bundle-option-extension
bundle-option-extension
catalog-base-price price:float store_id:int sku:string extension_attributes:catalog-base-price-extension
catalog-base-price-extension
catalog-category id:int parent_id:int name:string is_active:bool position:int level:int children:string created_at:string updated_at:string path:string available_sort_by:string[] include_in_menu:bool extension_attributes:catalog-category-extension custom_attributes:attributes
catalog-category-attribute is_wysiwyg_enabled:bool is_html_allowed_on_front:bool used_for_sort_by:bool is_filterable:bool is_filterable_in_search:bool is_used_in_grid:bool is_visible_in_grid:bool is_filterable_in_grid:bool position:int apply_to:string[] is_searchable:string is_visible_in_advanced_search:string is_comparable:string is_used_for_promo_rules:string is_visible_on_front:string used_in_product_listing:string is_visible:bool scope:string extension_attributes:catalog-eav-attribute-extension attribute_id:int attribute_code:string frontend_input:string entity_type_id:string is_required:bool options:eav-attribute-option[] is_user_defined:bool default_frontend_label:string frontend_labels:eav-attribute-frontend-label[] note:string backend_type:string backend_model:string source_model:string default_value:string is_unique:string frontend_class:string validation_rules:eav-attribute-validation-rule[] custom_attributes:attributes
catalog-category-attribute-search-results items:catalog-category-attribute[] search_criteria:search-criteria total_count:int
catalog-category-extension
catalog-category-link position:int category_id:string extension_attributes:catalog-category-link-extension
catalog-category-link-extension
catalog-category-product-link sku:string position:int category_id:string extension_attributes:catalog-category-product-link-extension
catalog-category-product-link-extension
catalog-category-search-results items:catalog-category[] search_criteria:search-criteria total_count:int
catalog-category-tree id:int parent_id:int name:string is_active:bool position:int level:int product_count:int children_data:catalog-category-tree[]
catalog-cost cost:float store_id:int sku:string extension_attributes:catalog-cost-extension
catalog-cost-extension
catalog-custom-option option_id:string option_value:string extension_attributes:catalog-custom-option-extension
catalog-custom-option-extension file_info:image-content
catalog-eav-attribute-extension
catalog-inventory-stock-item item_id:int product_id:int stock_id:int qty:float is_in_stock:bool is_qty_decimal:bool show_default_notification_message:bool use_config_min_qty:bool min_qty:float use_config_min_sale_qty:int min_sale_qty:float use_config_max_sale_qty:bool max_sale_qty:float use_config_backorders:bool backorders:int use_config_notify_stock_qty:bool notify_stock_qty:float use_config_qty_increments:bool qty_increments:float use_config_enable_qty_inc:bool enable_qty_increments:bool use_config_manage_stock:bool manage_stock:bool low_stock_date:string is_decimal_divided:bool stock_status_changed_auto:int extension_attributes:catalog-inventory-stock-item-extension
catalog-inventory-stock-item-collection items:catalog-inventory-stock-item[] search_criteria:catalog-inventory-stock-item-criteria total_count:int
catalog-inventory-stock-item-criteria mapper_interface_name:string criteria_list:criteria[] filters:string[] orders:string[] limit:string[]
catalog-inventory-stock-item-extension
catalog-inventory-stock-status product_id:int stock_id:int qty:int stock_status:int stock_item:catalog-inventory-stock-item extension_attributes:catalog-inventory-stock-status-extension
catalog-inventory-stock-status-extension
catalog-price-update-result message:string parameters:string[] extension_attributes:catalog-price-update-result-extension
catalog-price-update-result-extension
catalog-product id:int sku:string name:string attribute_set_id:int price:float status:int visibility:int type_id:string created_at:string updated_at:string weight:float extension_attributes:catalog-product-extension product_links:catalog-product-link[] options:catalog-product-custom-option[] media_gallery_entries:catalog-product-attribute-media-gallery-entry[] tier_prices:catalog-product-tier-price[] custom_attributes:attributes
catalog-product-attribute extension_attributes:eav-attribute-extension is_wysiwyg_enabled:bool is_html_allowed_on_front:bool used_for_sort_by:bool is_filterable:bool is_filterable_in_search:bool is_used_in_grid:bool is_visible_in_grid:bool is_filterable_in_grid:bool position:int apply_to:string[] is_searchable:string is_visible_in_advanced_search:string is_comparable:string is_used_for_promo_rules:string is_visible_on_front:string used_in_product_listing:string is_visible:bool scope:string attribute_id:int attribute_code:string frontend_input:string entity_type_id:string is_required:bool options:eav-attribute-option[] is_user_defined:bool default_frontend_label:string frontend_labels:eav-attribute-frontend-label[] note:string backend_type:string backend_model:string source_model:string default_value:string is_unique:string frontend_class:string validation_rules:eav-attribute-validation-rule[] custom_attributes:attributes
catalog-product-attribute-media-gallery-entry id:int media_type:string label:string position:int disabled:bool types:string[] file:string content:image-content extension_attributes:catalog-product-attribute-media-gallery-entry-extension
catalog-product-attribute-media-gallery-entry-extension video_content:video-content
catalog-product-attribute-search-results items:catalog-product-attribute[] search_criteria:search-criteria total_count:int
catalog-product-attribute-type value:string label:string extension_attributes:catalog-product-attribute-type-extension
catalog-product-attribute-type-extension
catalog-product-custom-option product_sku:string option_id:int title:string type:string sort_order:int is_require:bool price:float price_type:string sku:string file_extension:string max_characters:int image_size_x:int image_size_y:int values:catalog-product-custom-option-values[] extension_attributes:catalog-product-custom-option-extension
catalog-product-custom-option-extension
catalog-product-custom-option-values title:string sort_order:int price:float price_type:string sku:string option_type_id:int
catalog-product-extension website_ids:int[] category_links:catalog-category-link[] stock_item:catalog-inventory-stock-item downloadable_product_links:downloadable-link[] downloadable_product_samples:downloadable-sample[] bundle_product_options:bundle-option[] configurable_product_options:configurable-product-option[] configurable_product_links:int[] discounts:sales-rule-rule-discount[]
catalog-product-link sku:string link_type:string linked_product_sku:string linked_product_type:string position:int extension_attributes:catalog-product-link-extension
catalog-product-link-extension qty:float
catalog-product-option extension_attributes:catalog-product-option-extension
catalog-product-option-extension custom_options:catalog-custom-option[] downloadable_option:downloadable-option bundle_options:bundle-option[] configurable_item_options:configurable-product-configurable-item-option-value[]
catalog-product-search-results items:catalog-product[] search_criteria:search-criteria total_count:int
catalog-product-tier-price customer_group_id:int qty:float value:float extension_attributes:catalog-product-tier-price-extension
catalog-product-tier-price-extension percentage_value:float website_id:int
catalog-product-type name:string label:string extension_attributes:catalog-product-type-extension
catalog-product-type-extension
catalog-product-website-link sku:string website_id:int
catalog-special-price price:float store_id:int sku:string price_from:string price_to:string extension_attributes:catalog-special-price-extension
catalog-special-price-extension
catalog-tier-price price:float price_type:string website_id:int sku:string customer_group:string quantity:float extension_attributes:catalog-tier-price-extension
catalog-tier-price-extension
checkout-payment-details payment_methods:quote-payment-method[] totals:quote-totals extension_attributes:checkout-payment-details-extension
checkout-payment-details-extension
checkout-shipping-information shipping_address:quote-address billing_address:quote-address shipping_method_code:string shipping_carrier_code:string extension_attributes:checkout-shipping-information-extension custom_attributes:attributes
checkout-shipping-information-extension
checkout-totals-information address:quote-address shipping_method_code:string shipping_carrier_code:string extension_attributes:checkout-totals-information-extension custom_attributes:attributes
checkout-totals-information-extension
configurable-product-configurable-item-option-value option_id:string option_value:int extension_attributes:configurable-product-configurable-item-option-value-extension
configurable-product-configurable-item-option-value-extension
configurable-product-option id:int attribute_id:string label:string position:int is_use_default:bool values:configurable-product-option-value[] extension_attributes:configurable-product-option-extension product_id:int
configurable-product-option-extension
configurable-product-option-value value_index:int extension_attributes:configurable-product-option-value-extension
configurable-product-option-value-extension
criteria mapper_interface_name:string criteria_list:criteria[] filters:string[] orders:string[] limit:string[]
customer-address id:int customer_id:int region:customer-region region_id:int country_id:string street:string[] company:string telephone:string fax:string postcode:string city:string firstname:string lastname:string middlename:string prefix:string suffix:string vat_id:string default_shipping:bool default_billing:bool extension_attributes:customer-address-extension custom_attributes:attributes
customer-address-extension
customer-attribute-metadata frontend_input:string input_filter:string store_label:string validation_rules:customer-validation-rule[] multiline_count:int visible:bool required:bool data_model:string options:customer-option[] frontend_class:string user_defined:bool sort_order:int frontend_label:string note:string system:bool backend_type:string is_used_in_grid:bool is_visible_in_grid:bool is_filterable_in_grid:bool is_searchable_in_grid:bool attribute_code:string
customer-customer id:int group_id:int default_billing:string default_shipping:string confirmation:string created_at:string updated_at:string created_in:string dob:string email:string firstname:string lastname:string middlename:string prefix:string suffix:string gender:int store_id:int taxvat:string website_id:int addresses:customer-address[] disable_auto_group_change:int extension_attributes:customer-extension custom_attributes:attributes
customer-extension is_subscribed:bool assistance_allowed:int
customer-group id:int code:string tax_class_id:int tax_class_name:string extension_attributes:customer-group-extension
customer-group-extension exclude_website_ids:int[]
customer-group-search-results items:customer-group[] search_criteria:search-criteria total_count:int
customer-option label:string value:string options:customer-option[]
customer-region region_code:string region:string region_id:int extension_attributes:customer-region-extension
customer-region-extension
customer-search-results items:customer-customer[] search_criteria:search-criteria total_count:int
customer-validation-results valid:bool messages:string[]
customer-validation-rule name:string value:string
directory-country-information id:string two_letter_abbreviation:string three_letter_abbreviation:string full_name_locale:string full_name_english:string available_regions:directory-region-information[] extension_attributes:directory-country-information-extension
directory-country-information-extension
directory-currency-information base_currency_code:string base_currency_symbol:string default_display_currency_code:string default_display_currency_symbol:string available_currency_codes:string[] exchange_rates:directory-exchange-rate[] extension_attributes:directory-currency-information-extension
directory-currency-information-extension
directory-exchange-rate currency_to:string rate:float extension_attributes:directory-exchange-rate-extension
directory-exchange-rate-extension
directory-region-information id:string code:string name:string extension_attributes:directory-region-information-extension
directory-region-information-extension
downloadable-file-content file_data:string name:string extension_attributes:downloadable-file-content-extension
downloadable-file-content-extension
downloadable-link id:int title:string sort_order:int is_shareable:int price:float number_of_downloads:int link_type:string link_file:string link_file_content:downloadable-file-content link_url:string sample_type:string sample_file:string sample_file_content:downloadable-file-content sample_url:string extension_attributes:downloadable-link-extension
downloadable-link-extension
downloadable-option downloadable_links:int[]
downloadable-sample id:int title:string sort_order:int sample_type:string sample_file:string sample_file_content:downloadable-file-content sample_url:string extension_attributes:downloadable-sample-extension
downloadable-sample-extension
eav-attribute-extension is_pagebuilder_enabled:bool
eav-attribute-frontend-label store_id:int label:string
eav-attribute-group attribute_group_id:string attribute_group_name:string attribute_set_id:int extension_attributes:eav-attribute-group-extension
eav-attribute-group-extension attribute_group_code:string sort_order:string
eav-attribute-group-search-results items:eav-attribute-group[] search_criteria:search-criteria total_count:int
eav-attribute-option label:string value:string sort_order:int is_default:bool store_labels:eav-attribute-option-label[]
eav-attribute-option-label store_id:int label:string
eav-attribute-set attribute_set_id:int attribute_set_name:string sort_order:int entity_type_id:int extension_attributes:eav-attribute-set-extension
eav-attribute-set-extension
eav-attribute-set-search-results items:eav-attribute-set[] search_criteria:search-criteria total_count:int
eav-attribute-validation-rule key:string value:string
filter field:string value:string condition_type:string
gift-message-message gift_message_id:int customer_id:int sender:string recipient:string message:string extension_attributes:gift-message-message-extension
gift-message-message-extension entity_id:string entity_type:string
grouped-product-grouped-options id:int qty:int extension_attributes:grouped-product-grouped-options-extension
grouped-product-grouped-options-extension
image-content base64_encoded_data:string type:string name:string
inventory-api-source source_code:string name:string email:string contact_name:string enabled:bool description:string latitude:float longitude:float country_id:string region_id:int region:string city:string street:string postcode:string phone:string fax:string use_default_carrier_config:bool carrier_links:inventory-api-source-carrier-link[] extension_attributes:inventory-api-source-extension
inventory-api-source-carrier-link carrier_code:string position:int extension_attributes:inventory-api-source-carrier-link-extension
inventory-api-source-carrier-link-extension
inventory-api-source-extension is_pickup_location_active:bool frontend_name:string frontend_description:string
inventory-api-source-item sku:string source_code:string quantity:float status:int extension_attributes:inventory-api-source-item-extension
inventory-api-source-item-extension
inventory-api-source-item-search-results items:inventory-api-source-item[] search_criteria:search-criteria total_count:int
inventory-api-source-search-results items:inventory-api-source[] search_criteria:search-criteria total_count:int
inventory-api-stock stock_id:int name:string extension_attributes:inventory-api-stock-extension
inventory-api-stock-extension sales_channels:inventory-sales-api-sales-channel[]
inventory-api-stock-search-results items:inventory-api-stock[] search_criteria:search-criteria total_count:int
inventory-api-stock-source-link stock_id:int source_code:string priority:int extension_attributes:inventory-api-stock-source-link-extension
inventory-api-stock-source-link-extension source_name:string
inventory-api-stock-source-link-search-results items:inventory-api-stock-source-link[] search_criteria:search-criteria total_count:int
inventory-sales-api-is-product-salable-for-requested-qty-result sku:string stock_id:int salable:bool errors:inventory-sales-api-product-salability-error[] extension_attributes:inventory-sales-api-is-product-salable-for-requested-qty-result-extension
inventory-sales-api-is-product-salable-for-requested-qty-result-extension
inventory-sales-api-is-product-salable-result sku:string stock_id:int salable:bool extension_attributes:inventory-sales-api-is-product-salable-result-extension
inventory-sales-api-is-product-salable-result-extension
inventory-sales-api-product-salability-error code:string message:string extension_attributes:inventory-sales-api-product-salability-error-extension
inventory-sales-api-product-salability-error-extension
inventory-sales-api-product-salable-result salable:bool errors:inventory-sales-api-product-salability-error[] extension_attributes:inventory-sales-api-product-salable-result-extension
inventory-sales-api-product-salable-result-extension
inventory-sales-api-sales-channel type:string code:string extension_attributes:inventory-sales-api-sales-channel-extension
inventory-sales-api-sales-channel-extension
payment-additional-info key:string value:string
quote-address id:int region:string region_id:int region_code:string country_id:string street:string[] company:string telephone:string fax:string postcode:string city:string firstname:string lastname:string middlename:string prefix:string suffix:string vat_id:string customer_id:int email:string same_as_billing:int customer_address_id:int save_in_address_book:int extension_attributes:quote-address-extension custom_attributes:attributes
quote-address-extension pickup_location_code:string discounts:sales-rule-rule-discount[]
quote-cart id:int created_at:string updated_at:string converted_at:string is_active:bool is_virtual:bool items:quote-cart-item[] items_count:int items_qty:float customer:customer-customer billing_address:quote-address reserved_order_id:string orig_order_id:int currency:quote-currency customer_is_guest:bool customer_note:string customer_note_notify:bool customer_tax_class_id:int store_id:int extension_attributes:quote-cart-extension
quote-cart-extension shipping_assignments:quote-shipping-assignment[]
quote-cart-item item_id:int sku:string qty:float name:string price:float product_type:string quote_id:string product_option:quote-product-option extension_attributes:quote-cart-item-extension
quote-cart-item-extension discounts:sales-rule-rule-discount[]
quote-currency global_currency_code:string base_currency_code:string store_currency_code:string quote_currency_code:string store_to_base_rate:float store_to_quote_rate:float base_to_global_rate:float base_to_quote_rate:float extension_attributes:quote-currency-extension
quote-currency-extension
quote-payment po_number:string method:string additional_data:string[] extension_attributes:quote-payment-extension
quote-payment-extension agreement_ids:string[]
quote-payment-method code:string title:string
quote-product-option extension_attributes:quote-product-option-extension
quote-product-option-extension custom_options:catalog-custom-option[] downloadable_option:downloadable-option bundle_options:bundle-option[] grouped_options:grouped-product-grouped-options[] configurable_item_options:configurable-product-configurable-item-option-value[]
quote-shipping address:quote-address method:string extension_attributes:quote-shipping-extension
quote-shipping-assignment shipping:quote-shipping items:quote-cart-item[] extension_attributes:quote-shipping-assignment-extension
quote-shipping-assignment-extension
quote-shipping-extension
quote-shipping-method carrier_code:string method_code:string carrier_title:string method_title:string amount:float base_amount:float available:bool extension_attributes:quote-shipping-method-extension error_message:string price_excl_tax:float price_incl_tax:float
quote-shipping-method-extension
quote-total-segment code:string title:string value:float area:string extension_attributes:quote-total-segment-extension
quote-total-segment-extension tax_grandtotal_details:tax-grand-total-details[]
quote-totals grand_total:float base_grand_total:float subtotal:float base_subtotal:float discount_amount:float base_discount_amount:float subtotal_with_discount:float base_subtotal_with_discount:float shipping_amount:float base_shipping_amount:float shipping_discount_amount:float base_shipping_discount_amount:float tax_amount:float base_tax_amount:float weee_tax_applied_amount:float shipping_tax_amount:float base_shipping_tax_amount:float subtotal_incl_tax:float base_subtotal_incl_tax:float shipping_incl_tax:float base_shipping_incl_tax:float base_currency_code:string quote_currency_code:string coupon_code:string items_qty:int items:quote-totals-item[] total_segments:quote-total-segment[] extension_attributes:quote-totals-extension
quote-totals-additional-data extension_attributes:quote-totals-additional-extension custom_attributes:attributes
quote-totals-additional-extension gift_messages:gift-message-message[]
quote-totals-extension coupon_label:string
quote-totals-item item_id:int price:float base_price:float qty:float row_total:float base_row_total:float row_total_with_discount:float tax_amount:float base_tax_amount:float tax_percent:float discount_amount:float base_discount_amount:float discount_percent:float price_incl_tax:float base_price_incl_tax:float row_total_incl_tax:float base_row_total_incl_tax:float options:string weee_tax_applied_amount:float weee_tax_applied:string extension_attributes:quote-totals-item-extension name:string
quote-totals-item-extension
sales-creditmemo adjustment:float adjustment_negative:float adjustment_positive:float base_adjustment:float base_adjustment_negative:float base_adjustment_positive:float base_currency_code:string base_discount_amount:float base_grand_total:float base_discount_tax_compensation_amount:float base_shipping_amount:float base_shipping_discount_tax_compensation_amnt:float base_shipping_incl_tax:float base_shipping_tax_amount:float base_subtotal:float base_subtotal_incl_tax:float base_tax_amount:float base_to_global_rate:float base_to_order_rate:float billing_address_id:int created_at:string creditmemo_status:int discount_amount:float discount_description:string email_sent:int entity_id:int global_currency_code:string grand_total:float discount_tax_compensation_amount:float increment_id:string invoice_id:int order_currency_code:string order_id:int shipping_address_id:int shipping_amount:float shipping_discount_tax_compensation_amount:float shipping_incl_tax:float shipping_tax_amount:float state:int store_currency_code:string store_id:int store_to_base_rate:float store_to_order_rate:float subtotal:float subtotal_incl_tax:float tax_amount:float transaction_id:string updated_at:string items:sales-creditmemo-item[] comments:sales-creditmemo-comment[] extension_attributes:sales-creditmemo-extension
sales-creditmemo-comment comment:string created_at:string entity_id:int is_customer_notified:int is_visible_on_front:int parent_id:int extension_attributes:sales-creditmemo-comment-extension
sales-creditmemo-comment-creation extension_attributes:sales-creditmemo-comment-creation-extension comment:string is_visible_on_front:int
sales-creditmemo-comment-creation-extension
sales-creditmemo-comment-extension
sales-creditmemo-comment-search-result items:sales-creditmemo-comment[] search_criteria:search-criteria total_count:int
sales-creditmemo-creation-arguments shipping_amount:float adjustment_positive:float adjustment_negative:float extension_attributes:sales-creditmemo-creation-arguments-extension
sales-creditmemo-creation-arguments-extension return_to_stock_items:int[]
sales-creditmemo-extension
sales-creditmemo-item additional_data:string base_cost:float base_discount_amount:float base_discount_tax_compensation_amount:float base_price:float base_price_incl_tax:float base_row_total:float base_row_total_incl_tax:float base_tax_amount:float base_weee_tax_applied_amount:float base_weee_tax_applied_row_amnt:float base_weee_tax_disposition:float base_weee_tax_row_disposition:float description:string discount_amount:float entity_id:int discount_tax_compensation_amount:float name:string order_item_id:int parent_id:int price:float price_incl_tax:float product_id:int qty:float row_total:float row_total_incl_tax:float sku:string tax_amount:float weee_tax_applied:string weee_tax_applied_amount:float weee_tax_applied_row_amount:float weee_tax_disposition:float weee_tax_row_disposition:float extension_attributes:sales-creditmemo-item-extension
sales-creditmemo-item-creation extension_attributes:sales-creditmemo-item-creation-extension order_item_id:int qty:float
sales-creditmemo-item-creation-extension
sales-creditmemo-item-extension
sales-creditmemo-search-result items:sales-creditmemo[] search_criteria:search-criteria total_count:int
sales-invoice base_currency_code:string base_discount_amount:float base_grand_total:float base_discount_tax_compensation_amount:float base_shipping_amount:float base_shipping_discount_tax_compensation_amnt:float base_shipping_incl_tax:float base_shipping_tax_amount:float base_subtotal:float base_subtotal_incl_tax:float base_tax_amount:float base_total_refunded:float base_to_global_rate:float base_to_order_rate:float billing_address_id:int can_void_flag:int created_at:string discount_amount:float discount_description:string email_sent:int entity_id:int global_currency_code:string grand_total:float discount_tax_compensation_amount:float increment_id:string is_used_for_refund:int order_currency_code:string order_id:int shipping_address_id:int shipping_amount:float shipping_discount_tax_compensation_amount:float shipping_incl_tax:float shipping_tax_amount:float state:int store_currency_code:string store_id:int store_to_base_rate:float store_to_order_rate:float subtotal:float subtotal_incl_tax:float tax_amount:float total_qty:float transaction_id:string updated_at:string items:sales-invoice-item[] comments:sales-invoice-comment[] extension_attributes:sales-invoice-extension
sales-invoice-comment is_customer_notified:int parent_id:int extension_attributes:sales-invoice-comment-extension comment:string is_visible_on_front:int created_at:string entity_id:int
sales-invoice-comment-creation extension_attributes:sales-invoice-comment-creation-extension comment:string is_visible_on_front:int
sales-invoice-comment-creation-extension
sales-invoice-comment-extension
sales-invoice-comment-search-result items:sales-invoice-comment[] search_criteria:search-criteria total_count:int
sales-invoice-creation-arguments extension_attributes:sales-invoice-creation-arguments-extension
sales-invoice-creation-arguments-extension
sales-invoice-extension
sales-invoice-item additional_data:string base_cost:float base_discount_amount:float base_discount_tax_compensation_amount:float base_price:float base_price_incl_tax:float base_row_total:float base_row_total_incl_tax:float base_tax_amount:float description:string discount_amount:float entity_id:int discount_tax_compensation_amount:float name:string parent_id:int price:float price_incl_tax:float product_id:int row_total:float row_total_incl_tax:float sku:string tax_amount:float extension_attributes:sales-invoice-item-extension order_item_id:int qty:float
sales-invoice-item-creation extension_attributes:sales-invoice-item-creation-extension order_item_id:int qty:float
sales-invoice-item-creation-extension
sales-invoice-item-extension
sales-invoice-search-result items:sales-invoice[] search_criteria:search-criteria total_count:int
sales-order adjustment_negative:float adjustment_positive:float applied_rule_ids:string base_adjustment_negative:float base_adjustment_positive:float base_currency_code:string base_discount_amount:float base_discount_canceled:float base_discount_invoiced:float base_discount_refunded:float base_grand_total:float base_discount_tax_compensation_amount:float base_discount_tax_compensation_invoiced:float base_discount_tax_compensation_refunded:float base_shipping_amount:float base_shipping_canceled:float base_shipping_discount_amount:float base_shipping_discount_tax_compensation_amnt:float base_shipping_incl_tax:float base_shipping_invoiced:float base_shipping_refunded:float base_shipping_tax_amount:float base_shipping_tax_refunded:float base_subtotal:float base_subtotal_canceled:float base_subtotal_incl_tax:float base_subtotal_invoiced:float base_subtotal_refunded:float base_tax_amount:float base_tax_canceled:float base_tax_invoiced:float base_tax_refunded:float base_total_canceled:float base_total_due:float base_total_invoiced:float base_total_invoiced_cost:float base_total_offline_refunded:float base_total_online_refunded:float base_total_paid:float base_total_qty_ordered:float base_total_refunded:float base_to_global_rate:float base_to_order_rate:float billing_address_id:int can_ship_partially:int can_ship_partially_item:int coupon_code:string created_at:string customer_dob:string customer_email:string customer_firstname:string customer_gender:int customer_group_id:int customer_id:int customer_is_guest:int customer_lastname:string customer_middlename:string customer_note:string customer_note_notify:int customer_prefix:string customer_suffix:string customer_taxvat:string discount_amount:float discount_canceled:float discount_description:string discount_invoiced:float discount_refunded:float edit_increment:int email_sent:int entity_id:int ext_customer_id:string ext_order_id:string forced_shipment_with_invoice:int global_currency_code:string grand_total:float discount_tax_compensation_amount:float discount_tax_compensation_invoiced:float discount_tax_compensation_refunded:float hold_before_state:string hold_before_status:string increment_id:string is_virtual:int order_currency_code:string original_increment_id:string payment_authorization_amount:float payment_auth_expiration:int protect_code:string quote_address_id:int quote_id:int relation_child_id:string relation_child_real_id:string relation_parent_id:string relation_parent_real_id:string remote_ip:string shipping_amount:float shipping_canceled:float shipping_description:string shipping_discount_amount:float shipping_discount_tax_compensation_amount:float shipping_incl_tax:float shipping_invoiced:float shipping_refunded:float shipping_tax_amount:float shipping_tax_refunded:float state:string status:string store_currency_code:string store_id:int store_name:string store_to_base_rate:float store_to_order_rate:float subtotal:float subtotal_canceled:float subtotal_incl_tax:float subtotal_invoiced:float subtotal_refunded:float tax_amount:float tax_canceled:float tax_invoiced:float tax_refunded:float total_canceled:float total_due:float total_invoiced:float total_item_count:int total_offline_refunded:float total_online_refunded:float total_paid:float total_qty_ordered:float total_refunded:float updated_at:string weight:float x_forwarded_for:string items:sales-order-item[] billing_address:sales-order-address payment:sales-order-payment status_histories:sales-order-status-history[] extension_attributes:sales-order-extension
sales-order-address address_type:string city:string company:string country_id:string customer_address_id:int customer_id:int email:string entity_id:int fax:string firstname:string lastname:string middlename:string parent_id:int postcode:string prefix:string region:string region_code:string region_id:int street:string[] suffix:string telephone:string vat_id:string vat_is_valid:int vat_request_date:string vat_request_id:string vat_request_success:int extension_attributes:sales-order-address-extension
sales-order-address-extension
sales-order-extension shipping_assignments:sales-shipping-assignment[] payment_additional_info:payment-additional-info[] gift_message:gift-message-message pickup_location_code:string notification_sent:int send_notification:int applied_taxes:tax-order-tax-details-applied-tax[] item_applied_taxes:tax-order-tax-details-item[] converting_from_quote:bool taxes:tax-order-tax[] additional_itemized_taxes:tax-order-tax-item[]
sales-order-item additional_data:string amount_refunded:float applied_rule_ids:string base_amount_refunded:float base_cost:float base_discount_amount:float base_discount_invoiced:float base_discount_refunded:float base_discount_tax_compensation_amount:float base_discount_tax_compensation_invoiced:float base_discount_tax_compensation_refunded:float base_original_price:float base_price:float base_price_incl_tax:float base_row_invoiced:float base_row_total:float base_row_total_incl_tax:float base_tax_amount:float base_tax_before_discount:float base_tax_invoiced:float base_tax_refunded:float base_weee_tax_applied_amount:float base_weee_tax_applied_row_amnt:float base_weee_tax_disposition:float base_weee_tax_row_disposition:float created_at:string description:string discount_amount:float discount_invoiced:float discount_percent:float discount_refunded:float event_id:int ext_order_item_id:string free_shipping:int gw_base_price:float gw_base_price_invoiced:float gw_base_price_refunded:float gw_base_tax_amount:float gw_base_tax_amount_invoiced:float gw_base_tax_amount_refunded:float gw_id:int gw_price:float gw_price_invoiced:float gw_price_refunded:float gw_tax_amount:float gw_tax_amount_invoiced:float gw_tax_amount_refunded:float discount_tax_compensation_amount:float discount_tax_compensation_canceled:float discount_tax_compensation_invoiced:float discount_tax_compensation_refunded:float is_qty_decimal:int is_virtual:int item_id:int locked_do_invoice:int locked_do_ship:int name:string no_discount:int order_id:int original_price:float parent_item_id:int price:float price_incl_tax:float product_id:int product_type:string qty_backordered:float qty_canceled:float qty_invoiced:float qty_ordered:float qty_refunded:float qty_returned:float qty_shipped:float quote_item_id:int row_invoiced:float row_total:float row_total_incl_tax:float row_weight:float sku:string store_id:int tax_amount:float tax_before_discount:float tax_canceled:float tax_invoiced:float tax_percent:float tax_refunded:float updated_at:string weee_tax_applied:string weee_tax_applied_amount:float weee_tax_applied_row_amount:float weee_tax_disposition:float weee_tax_row_disposition:float weight:float parent_item:sales-order-item product_option:catalog-product-option extension_attributes:sales-order-item-extension
sales-order-item-extension gift_message:gift-message-message itemized_taxes:tax-order-tax-item[]
sales-order-item-search-result items:sales-order-item[] search_criteria:search-criteria total_count:int
sales-order-payment account_status:string additional_data:string additional_information:string[] address_status:string amount_authorized:float amount_canceled:float amount_ordered:float amount_paid:float amount_refunded:float anet_trans_method:string base_amount_authorized:float base_amount_canceled:float base_amount_ordered:float base_amount_paid:float base_amount_paid_online:float base_amount_refunded:float base_amount_refunded_online:float base_shipping_amount:float base_shipping_captured:float base_shipping_refunded:float cc_approval:string cc_avs_status:string cc_cid_status:string cc_debug_request_body:string cc_debug_response_body:string cc_debug_response_serialized:string cc_exp_month:string cc_exp_year:string cc_last4:string cc_number_enc:string cc_owner:string cc_secure_verify:string cc_ss_issue:string cc_ss_start_month:string cc_ss_start_year:string cc_status:string cc_status_description:string cc_trans_id:string cc_type:string echeck_account_name:string echeck_account_type:string echeck_bank_name:string echeck_routing_number:string echeck_type:string entity_id:int last_trans_id:string method:string parent_id:int po_number:string protection_eligibility:string quote_payment_id:int shipping_amount:float shipping_captured:float shipping_refunded:float extension_attributes:sales-order-payment-extension
sales-order-payment-extension notification_message:string vault_payment_token:vault-payment-token
sales-order-search-result items:sales-order[] search_criteria:search-criteria total_count:int
sales-order-status-history comment:string created_at:string entity_id:int entity_name:string is_customer_notified:int is_visible_on_front:int parent_id:int status:string extension_attributes:sales-order-status-history-extension
sales-order-status-history-extension
sales-order-status-history-search-result items:sales-order-status-history[] search_criteria:search-criteria total_count:int
sales-rule-discount-data amount:float base_amount:float original_amount:float base_original_amount:float
sales-rule-rule-discount discount_data:sales-rule-discount-data rule_label:string rule_i_d:int
sales-shipment billing_address_id:int created_at:string customer_id:int email_sent:int entity_id:int increment_id:string order_id:int packages:sales-shipment-package[] shipment_status:int shipping_address_id:int shipping_label:string store_id:int total_qty:float total_weight:float updated_at:string items:sales-shipment-item[] tracks:sales-shipment-track[] comments:sales-shipment-comment[] extension_attributes:sales-shipment-extension
sales-shipment-comment is_customer_notified:int parent_id:int extension_attributes:sales-shipment-comment-extension comment:string is_visible_on_front:int created_at:string entity_id:int
sales-shipment-comment-creation extension_attributes:sales-shipment-comment-creation-extension comment:string is_visible_on_front:int
sales-shipment-comment-creation-extension
sales-shipment-comment-extension
sales-shipment-comment-search-result items:sales-shipment-comment[] search_criteria:search-criteria total_count:int
sales-shipment-creation-arguments extension_attributes:sales-shipment-creation-arguments-extension
sales-shipment-creation-arguments-extension source_code:string
sales-shipment-extension source_code:string
sales-shipment-item additional_data:string description:string entity_id:int name:string parent_id:int price:float product_id:int row_total:float sku:string weight:float extension_attributes:sales-shipment-item-extension order_item_id:int qty:float
sales-shipment-item-creation extension_attributes:sales-shipment-item-creation-extension order_item_id:int qty:float
sales-shipment-item-creation-extension
sales-shipment-item-extension
sales-shipment-package extension_attributes:sales-shipment-package-extension
sales-shipment-package-creation extension_attributes:sales-shipment-package-creation-extension
sales-shipment-package-creation-extension
sales-shipment-package-extension
sales-shipment-search-result items:sales-shipment[] search_criteria:search-criteria total_count:int
sales-shipment-track order_id:int created_at:string entity_id:int parent_id:int updated_at:string weight:float qty:float description:string extension_attributes:sales-shipment-track-extension track_number:string title:string carrier_code:string
sales-shipment-track-creation extension_attributes:sales-shipment-track-creation-extension track_number:string title:string carrier_code:string
sales-shipment-track-creation-extension
sales-shipment-track-extension
sales-shipping address:sales-order-address method:string total:sales-total extension_attributes:sales-shipping-extension
sales-shipping-assignment shipping:sales-shipping items:sales-order-item[] stock_id:int extension_attributes:sales-shipping-assignment-extension
sales-shipping-assignment-extension
sales-shipping-extension
sales-total base_shipping_amount:float base_shipping_canceled:float base_shipping_discount_amount:float base_shipping_discount_tax_compensation_amnt:float base_shipping_incl_tax:float base_shipping_invoiced:float base_shipping_refunded:float base_shipping_tax_amount:float base_shipping_tax_refunded:float shipping_amount:float shipping_canceled:float shipping_discount_amount:float shipping_discount_tax_compensation_amount:float shipping_incl_tax:float shipping_invoiced:float shipping_refunded:float shipping_tax_amount:float shipping_tax_refunded:float extension_attributes:sales-total-extension
sales-total-extension
sales-transaction transaction_id:int parent_id:int order_id:int payment_id:int txn_id:string parent_txn_id:string txn_type:string is_closed:int additional_information:string[] created_at:string child_transactions:sales-transaction[] extension_attributes:sales-transaction-extension
sales-transaction-extension
sales-transaction-search-result items:sales-transaction[] search_criteria:search-criteria total_count:int
search-criteria filter_groups:search-filter-group[] sort_orders:sort-order[] page_size:int current_page:int
search-filter-group filters:filter[]
sort-order field:string direction:string
store-config id:int code:string website_id:int locale:string base_currency_code:string default_display_currency_code:string timezone:string weight_unit:string base_url:string base_link_url:string base_static_url:string base_media_url:string secure_base_url:string secure_base_link_url:string secure_base_static_url:string secure_base_media_url:string extension_attributes:store-config-extension
store-config-extension
store-extension
store-group id:int website_id:int root_category_id:int default_store_id:int name:string code:string extension_attributes:store-group-extension
store-group-extension
store-store id:int code:string name:string website_id:int store_group_id:int is_active:int extension_attributes:store-extension
store-website id:int code:string name:string default_group_id:int extension_attributes:store-website-extension
store-website-extension
tax-applied-tax-rate code:string title:string percent:float extension_attributes:tax-applied-tax-rate-extension
tax-applied-tax-rate-extension
tax-class class_id:int class_name:string class_type:string extension_attributes:tax-class-extension
tax-class-extension
tax-class-search-results items:tax-class[] search_criteria:search-criteria total_count:int
tax-grand-total-details amount:float rates:tax-grand-total-rates[] group_id:int
tax-grand-total-rates percent:string title:string
tax-order-tax tax_id:int order_id:int code:string title:string percent:float amount:float base_amount:float base_real_amount:float priority:int position:int process:int extension_attributes:tax-order-tax-extension
tax-order-tax-details-applied-tax code:string title:string percent:float amount:float base_amount:float extension_attributes:tax-order-tax-details-applied-tax-extension
tax-order-tax-details-applied-tax-extension rates:tax-applied-tax-rate[]
tax-order-tax-details-item type:string item_id:int associated_item_id:int applied_taxes:tax-order-tax-details-applied-tax[] extension_attributes:tax-order-tax-details-item-extension
tax-order-tax-details-item-extension
tax-order-tax-extension
tax-order-tax-item tax_item_id:int tax_id:int item_id:int tax_code:string tax_percent:float amount:float base_amount:float real_amount:float real_base_amount:float associated_item_id:int taxable_item_type:string extension_attributes:tax-order-tax-item-extension
tax-order-tax-item-extension
tax-rate id:int tax_country_id:string tax_region_id:int region_name:string tax_postcode:string zip_is_range:int zip_from:int zip_to:int rate:float code:string titles:tax-rate-title[] extension_attributes:tax-rate-extension
tax-rate-extension
tax-rate-search-results items:tax-rate[] search_criteria:search-criteria total_count:int
tax-rate-title store_id:string value:string extension_attributes:tax-rate-title-extension
tax-rate-title-extension
tax-rule id:int code:string priority:int position:int customer_tax_class_ids:int[] product_tax_class_ids:int[] tax_rate_ids:int[] calculate_subtotal:bool extension_attributes:tax-rule-extension
tax-rule-extension
tax-rule-search-results items:tax-rule[] search_criteria:search-criteria total_count:int
vault-payment-token entity_id:int customer_id:int public_hash:string payment_method_code:string type:string created_at:string expires_at:string gateway_token:string token_details:string is_active:bool is_visible:bool website_id:int
video-content media_type:string video_provider:string video_url:string video_title:string video_description:string video_metadata:string
`
