/** Records that cannot be used: set aside unchanged, with headers that say what, where and why. */
package dev.segue.streams.deadletters;
