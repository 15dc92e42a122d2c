/**
 * The attributes of products: number, code, backend type, scope, input, place among the custom attributes, label. `!` after the code:
 * required; `$`: only for the types of products that are sold by themselves.
 */
export const productAttributeLines = `
73 name! varchar store text 10 Product Name
74 sku! static global text 20 SKU
75 description text store textarea 100 Description
76 short_description text store textarea 90 Short Description
77 price!$ decimal global price 30 Price
78 special_price$ decimal global price 3 Special Price
79 special_from_date$ datetime website date 4 Special Price From Date
80 special_to_date$ datetime website date 5 Special Price To Date
81 cost$ decimal global price 6 Cost
82 weight$ decimal global weight 70 Weight
83 manufacturer int global select 16 Manufacturer
84 meta_title varchar store text 20 Meta Title
85 meta_keyword text store textarea 30 Meta Keywords
86 meta_description varchar store textarea 40 Meta Description
87 image varchar store media_image 1 Base
88 small_image varchar store media_image 2 Small
89 thumbnail varchar store media_image 2.5 Thumbnail
90 media_gallery static global gallery 4 Media Gallery
92 tier_price$ decimal website text 7 Tier Price
93 color int global select 17 Color
94 news_from_date datetime website date 82 Set Product as New from Date
95 news_to_date datetime website date 83 Set Product as New to Date
97 status int website select 5 Enable Product
99 visibility int store select 80 Visibility
100 custom_design varchar store select 5.1 New Theme
101 custom_design_from datetime store date 5.2 Active From
102 custom_design_to datetime store date 5.3 Active To
103 custom_layout_update text store textarea 5.4 Layout Update XML
104 page_layout varchar store select 5.4 Layout
105 category_ids static global text 80.5 Categories
106 options_container varchar store select 5.5 Display Product Options In
107 required_options static global text 14 Required options
108 has_options static global text 15 Has options
109 image_label varchar store text 15.1 Image Label
110 small_image_label varchar store text 15.2 Small Image Label
111 thumbnail_label varchar store text 15.3 Thumbnail Label
112 created_at static global date 15.4 Created At
113 updated_at static global date 15.5 Updated At
114 country_of_manufacture varchar website select 84 Country of Manufacture
115 quantity_and_stock_status int global select 50 Quantity
117 msrp$ decimal website price 9 Manufacturer's Suggested Retail Price
118 msrp_display_actual_price_type$ varchar website select 10 Display Actual Price
121 url_key varchar store text 10 URL Key
122 url_path varchar store text 11 URL Path
123 gift_message_available varchar global select 110 Allow Gift Message
132 tax_class_id$ int website select 40 Tax Class
136 swatch_image varchar store media_image 2.5 Swatch
`

/** The attributes of categories, in the same form without `$`. */
export const categoryAttributeLines = `
45 name! varchar store text 1 Name
46 is_active! int store select 2 Is Active
47 description text store textarea 3 Description
48 image varchar store image 4 Image
49 meta_title varchar store text 5 Page Title
50 meta_keywords text store textarea 6 Meta Keywords
51 meta_description text store textarea 7 Meta Description
52 display_mode varchar store select 8 Display Mode
53 landing_page int store select 9 CMS Block
54 is_anchor int global select 10 Is Anchor
55 path static global text 11 Path
56 position static global text 12 Position
60 custom_design varchar store select 13 Custom Design
61 custom_design_from datetime store date 14 Active From
62 custom_design_to datetime store date 15 Active To
63 page_layout varchar store select 16 Page Layout
64 custom_layout_update text store textarea 17 Custom Layout Update
65 level static global text 18 Level
66 children_count static global text 19 Children Count
67 available_sort_by text store multiselect 20 Available Product Listing Sort By
68 default_sort_by varchar store select 21 Default Product Listing Sort By
69 include_in_menu int store select 22 Include in Navigation Menu
70 custom_use_parent_settings int store select 23 Use Parent Category Settings
71 custom_apply_to_products int store select 24 Apply To Products
72 filter_price_range decimal store text 25 Layered Navigation Price Step
119 url_key varchar store text 26 URL Key
120 url_path varchar store text 27 URL Path
`
