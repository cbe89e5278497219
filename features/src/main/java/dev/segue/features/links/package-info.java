/** Links to tracks of music platforms in the text and the URLs of a tweet. */
package dev.segue.features.links;
